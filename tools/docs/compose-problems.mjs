import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { variableProblems } from './commands/variable-problems.mjs';

/** Keys of a service in the Compose specification. */
const SERVICE = [
  'build',
  'cap_add',
  'cap_drop',
  'command',
  'configs',
  'container_name',
  'cpus',
  'depends_on',
  'deploy',
  'entrypoint',
  'env_file',
  'environment',
  'expose',
  'healthcheck',
  'hostname',
  'image',
  'init',
  'labels',
  'logging',
  'mem_limit',
  'networks',
  'ports',
  'profiles',
  'read_only',
  'restart',
  'secrets',
  'security_opt',
  'stop_grace_period',
  'stop_signal',
  'tmpfs',
  'ulimits',
  'user',
  'volumes',
  'working_dir',
];

/** What is wrong with a Compose file: services, volumes, files and ports that do not exist, variables nobody reads. */
export function composeProblems(code, folder) {
  const { services, volumes = {} } = parse(code);
  return Object.entries(services).flatMap(([name, service]) =>
    [
      ...unknown(Object.keys(service), SERVICE, 'key'),
      ...unknown(service.depends_on ?? [], Object.keys(services), 'service'),
      ...unknown(namesOfVolumes(service), Object.keys(volumes), 'volume'),
      ...unknown(hostsIn(service), Object.keys(services), 'service'),
      ...buildProblems(service, folder),
      ...variableProblems(Object.keys(service.environment ?? {})),
    ].map((problem) => `${name}: ${problem}`),
  );
}

function unknown(names, known, kind) {
  return names.filter((name) => !known.includes(name)).map((name) => `no ${kind} "${name}"`);
}

function namesOfVolumes({ volumes = [] }) {
  return volumes.map((volume) => volume.split(':')[0]).filter((name) => !/^[./]/.test(name));
}

/** The hosts in the URLs of variables: other services. */
function hostsIn({ environment = {} }) {
  return Object.values(environment)
    .map((value) => /^\w+:\/\/(?:[^@/]*@)?([\w-]+)/.exec(value)?.[1])
    .filter((host) => host !== undefined);
}

function buildProblems({ build, expose = [], image }, folder) {
  if (build === undefined) {
    return image?.includes(':') ? [] : ['an image has a version'];
  }
  const file = join(folder, build.context, build.dockerfile);
  if (!existsSync(file)) {
    return [`no file ${build.dockerfile}`];
  }
  const exposed = /^EXPOSE (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return unknown(expose, [exposed], 'exposed port');
}
