import { Controller, Get, Module, Param, Patch } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { type Role, ROLES } from '@askonce/contracts';
import { ProblemFilter } from '@askonce/problems';
import {
  type Actor,
  assertEveryRouteHasAPolicy,
  AuthModule,
  CurrentActor,
  Policy,
  Public,
  TokenVerifier,
} from './index';
import { tokenInvalid } from './auth.problems';

@Controller('things')
class ThingsController {
  @Get('agencies')
  @Policy({ roles: ['agency'] })
  forAgencies(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('staff/:id')
  @Policy({ roles: ['auditor', 'operator'] })
  forStaff(@Param('id') id: string): object {
    return { id };
  }

  @Get('all')
  @Public()
  forAll(): object {
    return {};
  }

  @EventPattern('askonce.evidence.released.v1')
  onRelease(_event: object): void {
    return;
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  get(): object {
    return {};
  }

  @Patch()
  change(): object {
    return {};
  }
}

@Controller('confused')
class ConfusedController {
  @Get()
  @Public()
  get(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
}

@Module({})
class UnguardedModule {}

/** Takes a role's name for a token. */
class RoleTokens {
  verify(token: string): Promise<Actor> {
    const role = ROLES.find((known) => known === token);
    if (role === undefined) return Promise.reject(tokenInvalid('The access token is not one that is accepted here.'));
    return Promise.resolve({ clientId: `client-${role}`, roles: [role], tokenSubject: role });
  }
}

const silent = { error: () => undefined, info: () => undefined };
const auth = AuthModule.forRoot({ issuers: [], audience: 'askonce' });

async function anApp(...controllers: (new () => object)[]): Promise<NestFastifyApplication> {
  const testing = Test.createTestingModule({ imports: [auth], controllers });
  const module = await testing.overrideProvider(TokenVerifier).useClass(RoleTokens).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalFilters(new ProblemFilter(silent, () => undefined));
  await app.init();
  return app;
}

let app: NestFastifyApplication;
beforeAll(async () => (app = await anApp(ThingsController, ForgottenController, ConfusedController)));
afterAll(() => app.close());

const get = (url: string, authorization?: string) =>
  app.inject({ method: 'GET', url, headers: authorization === undefined ? {} : { authorization } });

describe('authorization', () => {
  const allowed: Record<string, readonly Role[]> = {
    '/things/agencies': ['agency'],
    '/things/staff/1': ['auditor', 'operator'],
    '/things/all': ROLES,
    '/forgotten': [],
  };
  const matrix = Object.entries(allowed).flatMap(([url, roles]) =>
    ROLES.map((role) => [url, role, roles.includes(role) ? 200 : 403] as const),
  );

  it.each(matrix)('%s answers role %s with %d', async (url, role, status) => {
    expect((await get(url, `Bearer ${role}`)).statusCode).toBe(status);
  });
});

describe('a request without a usable token', () => {
  it.each([
    ['no header', undefined, 'Bearer realm="askonce"'],
    ['an empty header', '', 'Bearer realm="askonce", error="invalid_token"'],
    ['another scheme', 'Basic YTpi', 'Bearer realm="askonce", error="invalid_token"'],
    ['no token', 'Bearer ', 'Bearer realm="askonce", error="invalid_token"'],
    ['two tokens', 'Bearer agency agency', 'Bearer realm="askonce", error="invalid_token"'],
    ['an invalid token', 'Bearer nobody', 'Bearer realm="askonce", error="invalid_token"'],
  ])('is refused with 401: %s', async (_title, header, challenge) => {
    const answer = await get('/things/agencies', header);
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers['www-authenticate']).toContain(challenge);
    expect(answer.json()).toMatchObject({ type: 'urn:askonce:problem:unauthenticated', status: 401 });
  });

  it('reaches a public route', async () => {
    expect((await get('/things/all')).statusCode).toBe(200);
  });

  it('may write the scheme in any case', async () => {
    expect((await get('/things/agencies', 'bearer agency')).statusCode).toBe(200);
  });
});

describe('a refusal for the role', () => {
  it('is the same for whatever is asked', async () => {
    const [one, other] = [await get('/things/staff/1', 'Bearer agency'), await get('/forgotten', 'Bearer agency')];
    expect(one.json()).toMatchObject({ type: 'urn:askonce:problem:forbidden', status: 403 });
    expect({ ...one.json<object>(), instance: '' }).toEqual({ ...other.json<object>(), instance: '' });
  });
});

describe('the current actor', () => {
  it('is the verified caller', async () => {
    expect((await get('/things/agencies', 'Bearer agency')).json()).toMatchObject({ clientId: 'client-agency' });
  });

  it('cannot be had on a public route', async () => {
    expect((await get('/confused', 'Bearer agency')).statusCode).toBe(500);
  });
});

describe('assertEveryRouteHasAPolicy', () => {
  it('names every route without a policy', () => {
    expect(() => {
      assertEveryRouteHasAPolicy(app);
    }).toThrow('Routes without a policy: ForgottenController.get, ForgottenController.change.');
  });

  it('accepts routes with policies, and event handlers without', async () => {
    const sound = await anApp(ThingsController);
    expect(() => {
      assertEveryRouteHasAPolicy(sound);
    }).not.toThrow();
    await sound.close();
  });

  it('refuses an application without the guard', async () => {
    const unguarded = await Test.createTestingModule({ imports: [UnguardedModule] }).compile();
    expect(() => {
      assertEveryRouteHasAPolicy(unguarded);
    }).toThrow('No PolicyGuard');
  });

  it('comes with a refusal of two policies on one handler', () => {
    expect(() => {
      class TwiceController {
        @Public()
        @Policy({ roles: ['agency'] })
        get(): void {
          return;
        }
      }
      return TwiceController;
    }).toThrow('TwiceController.get declares two policies');
  });
});
