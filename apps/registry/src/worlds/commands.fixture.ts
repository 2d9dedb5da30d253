import fc from 'fast-check';
import { type Deed, DEEDS } from './deeds/deeds.fixture';
import { Picks } from './deeds/picks.fixture';
import type { Play } from './play.fixture';
import { compareViews } from './views.fixture';

const COMPARED_EVERY = 100;
const PICKS = 24;

/** The model is the truth, which the play carries along; both sides of a command are played in one turn. */
type Model = { commands: number };
export type WorldCommand = fc.AsyncCommand<Model, Play>;

class PlayedCommand implements WorldCommand {
  constructor(
    private readonly name: string,
    private readonly deed: Deed,
    private readonly numbers: readonly number[],
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, play: Play): Promise<void> {
    const picks = new Picks(this.numbers);
    model.commands += 1;
    try {
      await this.deed(play, picks.of(play.lives)!, picks);
      if (model.commands % COMPARED_EVERY === 0) await compareViews(play);
    } catch (error) {
      throw new Error(play.report(error), { cause: error });
    }
  }

  toString(): string {
    return this.name;
  }
}

const aDeed = fc.oneof(
  ...Object.entries(DEEDS).map(([name, [weight, deed]]) => ({
    weight,
    arbitrary: fc.constant({ name, deed }),
  })),
);

const number = fc.noBias(fc.nat({ max: 999_982 }));

export const someCommands = (length: number): fc.Arbitrary<WorldCommand[]> =>
  fc.array(
    fc
      .record({ of: aDeed, numbers: fc.array(number, { minLength: PICKS, maxLength: PICKS }) })
      .map(({ of: { name, deed }, numbers }) => new PlayedCommand(name, deed, numbers)),
    { minLength: length, maxLength: length },
  );
