/** The same random cases every time, so that a red test is a change's doing; `FC_SEED=1 npx jest` tries others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20210926) });
