/** The engines that docker's command line, or one that is written after it, drives. */
export type EngineName = 'docker' | 'podman' | 'nerdctl';

/** What tells one such engine from the others. Everything else about them is the same, and is written once. */
export interface ContainerEngine {
  readonly name: EngineName;
  /** As it stands in a sentence. */
  readonly title: string;
  /** The words before every subcommand. */
  readonly command: readonly string[];
  /** What to do where its command is not installed. */
  readonly install: string;
  /** The template of `version` that tells both its parts. */
  readonly versionFormat: string;
  /** Failures of the engine as a whole, by what it prints then. */
  readonly troubles: readonly EngineTrouble[];
  /** Flags of `run` for a container that joins the network namespace of another one. */
  readonly joining: (joined: Joined) => readonly string[];
  /** The words that have it write a file of a container to its standard output, as a tar archive. */
  readonly copyOut: (container: string, path: string) => readonly string[];
  /** What it says then of a file that is not there. */
  readonly noFile: RegExp;
  /** The name under which an image that is not here can be fetched. */
  readonly registryName: (image: string) => string;
}

/** A way in which an engine as a whole cannot be used. */
export interface EngineTrouble {
  readonly says: RegExp;
  readonly what: string;
  readonly todo: string;
}

/** What is known of a container whose namespace is joined. */
export interface Joined {
  /** Where the engine keeps its hosts file. Absent when it has none of its own. */
  readonly hostsPath?: string | undefined;
  /** The sysctl `PORT_START` that it was started with. Absent when the engine does not say. */
  readonly portStart?: string | undefined;
}

/** The first port that is bound without a privilege: of a network namespace, not of a container. */
export const PORT_START = 'net.ipv4.ip_unprivileged_port_start';

const NO_FILE =
  /could not find the file|could not be found on container|no such file|no such container:path|not found/i;

const docker: ContainerEngine = {
  name: 'docker',
  title: 'Docker',
  command: ['docker'],
  install:
    'install Docker (Debian, Ubuntu: apt-get install docker.io), or diagnose a namespace with host tools: --target netns:NAME or pid:NUMBER',
  versionFormat:
    'engine {{.Server.Version}} (API {{.Server.APIVersion}}, {{.Server.Os}}/{{.Server.Arch}}), client {{.Client.Version}}',
  troubles: [
    {
      says: /permission denied[\s\S]*(?:docker daemon socket|docker API|docker\.sock)|(?:docker daemon socket|docker API|docker\.sock)[\s\S]*permission denied/i,
      what: 'you may not use the Docker engine',
      todo: 'run it with sudo, or add yourself to the docker group (usermod -aG docker "$USER") and log in again',
    },
    {
      says: /cannot connect to the docker daemon|is the docker daemon running|error during connect|failed to connect to the docker API/i,
      what: 'no Docker engine answers',
      todo: 'start it (systemctl start docker), or point DOCKER_HOST or docker context at the one that carries the target',
    },
  ],
  joining: () => [],
  copyOut: (container, path) => ['cp', '-L', `${container}:${path}`, '-'],
  noFile: NO_FILE,
  registryName: (image) => image,
};

const podman: ContainerEngine = {
  name: 'podman',
  title: 'podman',
  command: ['podman'],
  install: 'install podman (Debian, Ubuntu: apt-get install podman)',
  versionFormat: 'engine {{.Client.Version}} (API {{.Client.APIVersion}}, {{.Client.OsArch}})',
  troubles: [
    {
      says: /(?:cannot|unable to) connect to podman/i,
      what: 'no podman service answers',
      todo: 'start the one that carries the target (podman machine start, or systemctl --user start podman.socket there)',
    },
    {
      says: /newuidmap|newgidmap|no subuid ranges|cannot re-exec process|user namespaces are not enabled|cannot clone: operation not permitted/i,
      what: 'podman cannot make a user namespace for this user',
      todo: 'give the user a range in /etc/subuid and /etc/subgid and install uidmap, or run it with sudo for the containers of root',
    },
  ],
  // Without --no-hosts podman writes a line into the hosts file of the container that is joined (podman-run(1)).
  joining: ({ hostsPath }) => [
    '--no-hosts',
    ...(hostsPath === undefined ? [] : ['--volume', `${hostsPath}:/etc/hosts:ro`]),
  ],
  // It follows links by itself, and has no flag for it.
  copyOut: (container, path) => ['cp', `${container}:${path}`, '-'],
  noFile: NO_FILE,
  registryName: withRegistry,
};

const nerdctl: ContainerEngine = {
  name: 'nerdctl',
  title: 'nerdctl',
  command: ['nerdctl'],
  install: 'install nerdctl beside containerd (its project has packages), or use --target pid:NUMBER',
  versionFormat: 'client {{.Client.Version}}',
  troubles: [
    {
      says: /cannot access containerd socket[\s\S]*permission denied/i,
      what: 'you may not use containerd',
      todo: 'run it with sudo, or set up rootless containerd (containerd-rootless-setuptool.sh install)',
    },
    {
      // `version` only warns of it, and succeeds.
      says: /rootless containerd not running|rootless containerd socket address|containerd-rootless\/child_pid/i,
      what: 'no containerd answers',
      todo: 'run it with sudo for the containers of root, or set up rootless containerd (containerd-rootless-setuptool.sh install)',
    },
    {
      says: /cannot access containerd socket|(?:failed to dial|error while dialing)[\s\S]*containerd/i,
      what: 'no containerd answers',
      todo: 'start it (systemctl start containerd), or name its socket in CONTAINERD_ADDRESS',
    },
  ],
  // Since 2.2.1 it sets this to 0 in the namespace that is joined, unless it is told another value.
  joining: ({ portStart }) => (portStart === undefined ? [] : ['--sysctl', `${PORT_START}=${portStart}`]),
  // To its standard output since 2.3.0; before, it says that it cannot.
  copyOut: (container, path) => ['cp', '-L', `${container}:${path}`, '-'],
  // Its other failures may say `not found` and `no such file` too.
  noFile: /source does not exist/i,
  registryName: (image) => image,
};

/** podman takes a name without a registry only where its configuration says which one is meant. */
function withRegistry(image: string): string {
  const [first = '', ...rest] = image.split('/');
  if (rest.length === 0) return `docker.io/library/${image}`;
  return /[.:]|^localhost$/.test(first) ? image : `docker.io/${image}`;
}

const ALL = { docker, podman, nerdctl } as const satisfies Readonly<Record<EngineName, ContainerEngine>>;

/** Every container engine, in the order in which they are asked and told. */
export const containerEngines: readonly ContainerEngine[] = Object.values(ALL);

/** The names of the container engines. */
export const engineNames: readonly EngineName[] = containerEngines.map(({ name }) => name);

/** The engine of that name. */
export function containerEngine(name: EngineName): ContainerEngine {
  return ALL[name];
}

/** Reads an engine's name. Absent when it is none of a container engine. */
export function asEngineName(text: string | undefined): EngineName | undefined {
  return engineNames.find((name) => name === text);
}
