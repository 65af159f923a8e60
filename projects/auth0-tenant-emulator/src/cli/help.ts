/** What `--help` prints. */
export const HELP = `auth0-tenant-emulator: an Auth0 tenant that runs offline, for development and tests.
Not affiliated with Auth0 or Okta. Its signing key is public: do not trust its tokens elsewhere.

  npx auth0-tenant-emulator [options]
  npx auth0-tenant-emulator exec [options] -- <command>
                     starts a tenant on a free port, runs the command, stops the tenant, and
                     exits with the command's exit code. The command finds AUTH0_DOMAIN,
                     AUTH0_ISSUER_BASE_URL, AUTH0_AUDIENCE and AUTH0_EMULATOR_URL in its environment
  npx auth0-tenant-emulator verify --domain <tenant> [--record <file>] [--write --test-user <id>]
                     compares a real tenant with the emulator and exits with 1 if they differ; reads
                     only, unless --write names a user whose metadata may be changed. Optional
                     credentials: AUTH0_VERIFY_CLIENT_ID, _CLIENT_SECRET, _CALLBACK,
                     _MANAGEMENT_TOKEN, _USER_TOKEN

  -p, --port <n>     port to listen on (default 4400, 0 for any free one)
  -s, --seed <path>  tenant to start with: users, clients, apis, rules (JSON), or an export of
                     auth0-deploy-cli (folder or YAML file); may be repeated, the seeds are merged;
                     left out: one user, one single-page application, one machine client
      --seed-config <f>
                     configuration file of auth0-deploy-cli with the values of keyword markers
      --state <file> keep users, sessions and tokens in this file from run to run
      --tls          listen with TLS too, on port 4443, with a certificate made at start
      --tls-port <n> the same on another port
      --tls-cert <f> the same, and write the certificate to this file, for NODE_EXTRA_CA_CERTS
      --tls-folder <d>
                     the same, with cert.pem and key.pem of this folder, which are made if they are
                     missing and stay the same from start to start
      --fault <f>    a fault to queue: a name such as consent_required, or JSON such as
                     '{"path":"/oauth/token","status":503,"times":2}'; may be repeated
      --domain <d>   host and port of the canonical origin (default localhost:<port>), e.g. a
                     container's name: emulator:4400
      --custom-domain <d>
                     host and port of one more domain, an issuer of its own; may be repeated
      --host <addr>  loopback address to bind (default 127.0.0.1)
  -q, --quiet        no line per request
      --version      print the version
  -h, --help         this text

      --i-know-this-is-not-auth0-and-bind-to <addr>
                     bind an address that other machines can reach
`;
