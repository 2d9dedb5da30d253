import type { InfrastructureKind } from '@askonce/infrastructure';

export interface StackService {
  url: string;
  pid: number;
  metricsUrl?: string;
}

export interface StackClient {
  agency: string;
  clientId: string;
  privateKeyJwk: object;
}

export interface StackPerson {
  name: string;
  role: string;
  username: string;
  password: string;
  agency?: string;
  subject?: { scheme: string; identifier: string };
}

/** What `.askonce/stack.json` says of the running stack. */
export interface Stack {
  infrastructure: {
    kind: InfrastructureKind;
    /** As the services connect. */
    databaseUrls: Record<string, string>;
    /** As migrations connect. */
    databaseOwnerUrls: Record<string, string>;
    kafkaBrokers: string[];
    /** Of the servers that run as processes of this stack. */
    pids: { postgres?: number; kafka?: number };
  };
  services: Record<string, StackService>;
  issuer: string;
  tokenEndpoint: string;
  /** By which anybody verifies the log: `<origin>+<key id>+<key>`. */
  logVerifierKey: string;
  /** Addresses of the demo's own agency systems, by the names that the catalogue's files use. */
  demoSystems: Record<string, string>;
  clients: StackClient[];
  people: StackPerson[];
}
