import { createServer } from 'node:http';
import { freePorts } from '../process/free-ports.ts';
import { RunningProgram } from '../process/running-program.ts';

const SERVER = `
  require('node:http')
    .createServer((request, response) => response.end())
    .listen(Number(process.env.PORT), 'localhost', () => console.log('listening'));
`;

describe('RunningProgram', () => {
  let program;

  afterEach(() => program?.stop());

  async function startServer() {
    const [port] = await freePorts(1);
    program = new RunningProgram(process.execPath, ['-e', SERVER], {
      env: { ...process.env, PORT: String(port) },
    });
    return port;
  }

  it('waits until an address answers', async () => {
    const port = await startServer();
    await program.answersAt(`http://localhost:${port}/`);
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
  });

  it('waits until a port accepts connections', async () => {
    const port = await startServer();
    await expectAsync(program.listensOn(port)).toBeResolved();
  });

  it('resolves to what the program printed', async () => {
    await startServer();
    expect((await program.prints(/list(\w+)/))[1]).toBe('ening');
  });

  it('ends the program and waits until it is gone', async () => {
    const port = await startServer();
    await program.listensOn(port);
    await program.stop();
    await expectAsync(fetch(`http://localhost:${port}/`)).toBeRejected();
  });

  it('when the program ends first, throws its output', async () => {
    program = new RunningProgram(process.execPath, [
      '-e',
      'console.error("no seed"); process.exit(3)',
    ]);
    await expectAsync(program.answersAt('http://localhost:1/')).toBeRejectedWithError(
      /ended before it could answer at http:\/\/localhost:1\/\. Its output:\nno seed/,
    );
    expect(await program.ended).toBe(3);
  });

  it('when the program does not exist, says so', async () => {
    program = new RunningProgram('no-such-program', []);
    await expectAsync(program.listensOn(1)).toBeRejectedWithError(/ENOENT/);
  });

  it('when nothing answers in time, stops the program', async () => {
    program = new RunningProgram(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await expectAsync(program.answersAt('http://localhost:1/', 100)).toBeRejectedWithError(
      /did not answer at/,
    );
    expect(program.process.signalCode).toBe('SIGKILL');
  });
});

describe('freePorts', () => {
  it('returns different ports that a server can use', async () => {
    const ports = await freePorts(3);
    expect(new Set(ports).size).toBe(3);
    const server = createServer().listen(ports[0], 'localhost');
    await new Promise((resolve) => server.once('listening', resolve));
    expect(server.address().port).toBe(ports[0]);
    await new Promise((resolve) => server.close(resolve));
  });
});
