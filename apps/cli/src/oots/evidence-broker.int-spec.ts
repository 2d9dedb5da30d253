import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { parse } from 'yaml';
import { describeReference } from '@askonce/testing';
import { TestRegistry } from '../../../registry/src/registry.fixture';
import { catalogueCommand } from '../catalogue/catalogue-command';
import { readAnswerFiles } from './files/answer-files';
import type { ImportedProcedure, ImportedRequirement } from './mapping/catalogue-items';
import { importOots } from './import-oots';
import { ImportRefused } from './import-refused';
import { anotherRootPem } from './signature/signed-answer.fixture';
import { verifyAnswer } from './signature/verify-answer';

const NAME = 'eb_requirements_catalogue';
const DEMO = join(__dirname, '../../demo/catalogue');
const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const silent = () => undefined;

interface Imported {
  readonly requirements: ImportedRequirement[];
  readonly procedures: ImportedProcedure[];
  readonly agencies: { readonly id: string }[];
  readonly evidenceTypes: { readonly id: string }[];
}

/** Which requirement is declared for which procedure, read from the XML without our own reader. */
function declarationsIn(xml: string): string[] {
  const identifier = /<sdg:Identifier>([^<]+)<\/sdg:Identifier>/;
  return xml
    .split('<sdg:Requirement>')
    .slice(1)
    .flatMap((requirement) => {
      const [own = '', ...frameworks] = requirement.split('<sdg:ReferenceFramework>');
      return frameworks.map((framework) => `${identifier.exec(own)?.[1]} ${identifier.exec(framework)?.[1]}`);
    });
}

function declarationsOf({ requirements, procedures }: Imported): string[] {
  const originals = new Map(requirements.map(({ id, sameAs }) => [id, sameAs]));
  return procedures.flatMap(({ sameAs, requirements: ids }) => ids.map((id) => `${originals.get(id)} ${sameAs}`));
}

describeReference('eu-common-services', "the Evidence Broker's answer with the whole catalogue", (folder) => {
  const file = join(folder, `${NAME}.xml`);
  let into: string;

  beforeEach(async () => {
    into = await mkdtemp(join(tmpdir(), 'askonce-oots-'));
  });

  afterEach(async () => {
    await rm(into, { recursive: true });
  });

  const importInto = async (target: string): Promise<Imported> => {
    await importOots({ file, into: target }, silent);
    return parse(await readFile(join(target, 'oots.yaml'), 'utf8')) as Imported;
  };

  it('becomes 53 requirements, and 231 procedures of 27 countries that stand in 687 declarations', async () => {
    const imported = await importInto(into);
    expect(imported.requirements).toHaveLength(53);
    expect(imported.evidenceTypes).toHaveLength(53);
    expect(imported.procedures).toHaveLength(231);
    expect(imported.agencies).toHaveLength(27);
    const declarations = declarationsOf(imported);
    expect(declarations).toHaveLength(687);
    expect(declarations.sort()).toEqual(declarationsIn(await readFile(file, 'utf8')).sort());
  });

  it('gives each item an id of its own that the registry takes', async () => {
    const imported = await importInto(into);
    for (const items of Object.values(imported) as { id: string }[][]) {
      const ids = items.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !ID_PATTERN.test(id) || id.length > 64)).toEqual([]);
    }
  });

  it('gives the same bytes each time', async () => {
    await importInto(into);
    await importInto(join(into, 'again'));
    const [one, other] = [join(into, 'oots.yaml'), join(into, 'again', 'oots.yaml')];
    expect(await readFile(other)).toEqual(await readFile(one));
  });

  describe('with one changed byte', () => {
    const change = async (name: string, index: number) => {
      const copy = join(into, name);
      const content = await readFile(join(folder, name));
      content[index]! ^= 1 << (index % 8);
      await writeFile(copy, content);
      const outcome = importOots({ file: join(into, `${NAME}.xml`), into: join(into, 'out') }, silent);
      await expect(outcome).rejects.toThrow(ImportRefused);
    };

    beforeEach(async () => {
      for (const name of await readdir(folder)) {
        if (name.startsWith(NAME) || name.endsWith('.pem')) await cp(join(folder, name), join(into, name));
      }
    });

    afterEach(async () => {
      expect((await readdir(into)).sort()).not.toContain('out');
    });

    it.each([
      ['body', `${NAME}.xml`, '<?xml', 15],
      ['headers', `${NAME}.headers`, 'content-type', 50],
      ['trusted certificate', 'services_communs_acc.pem', '-----BEGIN', 40],
    ])('in the %s is refused, and nothing is written', async (_part, name, begin, samples) => {
      const original = await readFile(join(folder, name));
      const start = original.indexOf(begin);
      // Whole characters of lines; a line's end may be written in several ways.
      const places = Array.from({ length: samples }, (_, count) =>
        Math.floor(start + ((original.length - 1 - start) * count) / samples),
      ).filter((index) => original[index] !== 0x0a);
      expect(places.length).toBeGreaterThan(samples * 0.8);
      for (const index of places) {
        await change(name, index);
        await writeFile(join(into, name), original);
      }
    });
  });

  it('is refused under another root', async () => {
    const pem = join(into, 'other.pem');
    await writeFile(pem, anotherRootPem());
    await expect(importOots({ file, into: join(into, 'out'), trust: pem }, silent)).rejects.toThrow('does not hold');
    expect(await readdir(into)).toEqual(['other.pem']);
  });

  it('is signed as each other published answer is', async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.xml'));
    expect(names.length).toBeGreaterThanOrEqual(7);
    for (const name of names) {
      const { signer } = await verifyAnswer(await readAnswerFiles({ file: join(folder, name) }));
      expect(signer).toBe('"C=BE, OU=OOTS, O=European Commission, CN=EC-OOTS-CS-ACC"');
    }
  });

  it.each([
    ['eb_evidence_types_fi', 'an element EvidenceTypeList in Requirement'],
    ['eb_requirements_vides', 'says that the query failed'],
    ['dsd_data_services_fi', 'something other than requirements'],
  ])('is not to be confused with %s', async (name, reason) => {
    const other = { file: join(folder, `${name}.xml`), into: join(into, 'out') };
    await expect(importOots(other, silent)).rejects.toThrow(reason);
  });

  describe('in a registry', () => {
    let registry: TestRegistry;

    beforeAll(async () => {
      registry = await TestRegistry.start();
    });

    afterAll(() => registry.stop());

    const printed: string[] = [];

    /** `askonce catalogue …`; gives the exit code and the last line. */
    const askonce = async (variables: Record<string, string>, ...words: string[]) => {
      const token = () => registry.token({ roles: ['steward'] });
      const program = new Command();
      catalogueCommand(program, {
        target: () => Promise.resolve({ registryUrl: registry.services[0]!.url, tokens: { token } }),
        variables: () => Promise.resolve(variables),
        color: false,
        print: (line) => printed.push(line),
        printError: (line) => printed.push(line),
      });
      await program.parseAsync(['catalogue', ...words], { from: 'user' });
      return [process.exitCode, printed.at(-1) ?? ''] as const;
    };

    afterEach(() => {
      process.exitCode = undefined;
    });

    it('is applied with the demo catalogue; importing and applying again changes nothing', async () => {
      await cp(DEMO, into, { recursive: true });
      const texts = await Promise.all((await readdir(DEMO)).map((name) => readFile(join(DEMO, name), 'utf8')));
      const names = [...texts.join('').matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
      const variables = Object.fromEntries(names.map((name) => [name, 'http://127.0.0.1:1'] as const));
      const nothing = [0, expect.stringMatching(/^Nothing to change/)];

      expect((await askonce({}, 'import-oots', file, '--into', into))[0]).toBe(0);
      const applied = await askonce(variables, 'apply', into);
      expect(applied).toEqual([0, expect.stringMatching(/ added, .* version 2 is in force\.$/)]);

      expect((await askonce({}, 'import-oots', file, '--into', into))[0]).toBe(0);
      expect(await askonce(variables, 'diff', into)).toEqual(nothing);
      expect(await askonce(variables, 'apply', into)).toEqual(nothing);

      const token = await registry.agency('housing');
      const originalsOf = async (kind: string) => {
        const path = `/v1/catalogue/${kind}?limit=200`;
        const { body } = await registry.call<{ items: { sameAs?: string }[] }>('GET', path, { token });
        return body.items.flatMap(({ sameAs }) => sameAs ?? []);
      };
      expect(await originalsOf('requirements')).toHaveLength(53);
      expect(await originalsOf('requirements')).toContain(
        'https://sr.acc.oots.tech.ec.europa.eu/requirements/df81cba1-1936-46fe-ad4b-53254b79bf55',
      );
      expect(await originalsOf('procedures')).toContain('92c27c13-5c49-439b-a334-683d736a0cb7');
    });
  });
});
