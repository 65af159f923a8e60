import type { HttpRecord } from '../http/http-record';

/** The request as a curl command for a POSIX shell. The token is the variable `ACCESS_TOKEN`. */
export function curlCommand({ method, url, requestBody }: HttpRecord): string {
  return [
    `curl -X ${method} ${quote(url)}`,
    '-H "Authorization: Bearer $ACCESS_TOKEN"',
    ...(requestBody === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d ${quote(requestBody)}`]),
  ].join(' \\\n  ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
