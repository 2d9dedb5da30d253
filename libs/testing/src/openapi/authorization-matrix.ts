import type { Role } from '@askonce/contracts';
import { rightCallOf } from './call-arbitrary';
import type { Expected, ExpectedAuthorization } from './expected-authorization';
import type { Samples } from './generated-call';
import type { Operation } from './openapi-document';

export type Whose = 'owner' | 'other';

export interface AuthorizationOptions {
  readonly url: string;
  readonly operations: readonly Operation[];
  readonly expected: ExpectedAuthorization;
  /** What an owner may call with, in a role; what the samples of any role name is what must not be shown to others. */
  readonly samplesOf: (role: Role | undefined) => Samples;
  /** The token of whom the samples belong to, or of another of the same role. */
  readonly tokenOf: (role: Role, whose: Whose) => Promise<string>;
  readonly roles: readonly Role[];
}

interface Answered {
  readonly status: number;
  readonly slug: string | undefined;
  readonly text: string;
}

const routeOf = ({ method, path }: Operation) => `${method} ${path}`;

/** Calls each route as everybody, with what is the caller's and with what is another's, and holds it to what is expected. */
export class AuthorizationMatrix {
  private calls = 0;

  constructor(private readonly options: AuthorizationOptions) {}

  /** Routes that only the file or only the document has, or of which they name different callers. */
  differences(): string[] {
    const declared = this.options.operations.map((operation) => said(routeOf(operation), operation.roles));
    const expected = Object.entries(this.options.expected).map(([route, callers]) => said(route, rolesOf(callers)));
    return [
      ...declared.filter((line) => !expected.includes(line)).map((line) => `the service has: ${line}`),
      ...expected.filter((line) => !declared.includes(line)).map((line) => `expected is: ${line}`),
    ];
  }

  /** What was answered otherwise than expected; those who must not change anything call first. */
  async faultsOf(route: string): Promise<string[]> {
    const operation = this.options.operations.find((one) => routeOf(one) === route);
    const expected = this.options.expected[route];
    if (operation === undefined || expected === undefined) return [`${route} is not known`];
    const entitled = this.options.roles.filter((role) => expected === 'everyone' || expected[role] !== undefined);
    const refused = this.options.roles.filter((role) => !entitled.includes(role));
    const faults = [await this.asNobody(operation, expected)];
    for (const role of refused) faults.push(await this.asRefused(operation, role));
    for (const role of entitled) {
      const reach = expected === 'everyone' ? 'all' : expected[role];
      if (reach === 'own') faults.push(await this.asOther(operation, role));
      else faults.push(await this.asEntitled(operation, role, 'other'));
    }
    for (const role of entitled) faults.push(await this.asEntitled(operation, role, 'owner'));
    return faults.filter((fault) => fault !== undefined);
  }

  private async asNobody(operation: Operation, expected: Expected): Promise<string | undefined> {
    const { status, slug } = await this.call(operation);
    if (expected === 'everyone') return succeeded(status) ? undefined : `answered nobody with ${status}`;
    return slug === 'unauthenticated' && status === 401 ? undefined : `answered nobody with ${status} ${slug}`;
  }

  private async asRefused(operation: Operation, role: Role): Promise<string | undefined> {
    const { status, slug } = await this.call(operation, role, 'owner');
    return status === 403 && slug === 'forbidden' ? undefined : `answered ${role} with ${status} ${slug}`;
  }

  private async asEntitled(operation: Operation, role: Role, whose: Whose): Promise<string | undefined> {
    const { status, slug } = await this.call(operation, role, whose);
    return succeeded(status) ? undefined : `answered ${role}, ${whose}, with ${status} ${slug}`;
  }

  /** Another's call about the owner's things finds nothing where it names one, and elsewhere nothing of the owner's. */
  private async asOther(operation: Operation, role: Role): Promise<string | undefined> {
    const { status, slug, text } = await this.call(operation, role, 'other');
    const refused = status === 404 || (status === 403 && !operation.path.includes('{id}'));
    if (refused) return undefined;
    const shown = this.options.samplesOf(role).allIds.filter((id) => text.includes(id));
    if (succeeded(status) && !operation.path.includes('{id}') && shown.length === 0) return undefined;
    return `answered another ${role} with ${status} ${slug} ${shown.join()}`;
  }

  private async call(operation: Operation, role?: Role, whose: Whose = 'other'): Promise<Answered> {
    const token = role && (await this.options.tokenOf(role, whose));
    const { path, headers, body } = rightCallOf(operation, this.nextOf(this.options.samplesOf(role)));
    const response = await fetch(this.options.url + path, {
      method: operation.method,
      headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: new Uint8Array(body) }),
    });
    const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
    const problem = (response.headers.get('content-type') ?? '').startsWith('application/problem+json');
    const slug = problem ? (JSON.parse(text) as { type: string }).type.replace('urn:askonce:problem:', '') : undefined;
    return { status: response.status, slug, text };
  }

  /** Each call is about another thing of the owner's, because what one has ended another could not end again. */
  private nextOf(samples: Samples): Samples {
    const number = this.calls++;
    const next = (ids: readonly string[]) => ids.slice(number % ids.length, (number % ids.length) + 1);
    return { ...samples, ids: (operation) => next(samples.ids(operation)) };
  }
}

const succeeded = (status: number) => status >= 200 && status < 300;
const rolesOf = (expected: Expected) => (expected === 'everyone' ? undefined : Object.keys(expected));
const said = (route: string, roles: readonly string[] | undefined) =>
  `${route}: ${roles === undefined ? 'everyone' : [...roles].sort().join(', ')}`;
