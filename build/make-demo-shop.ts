import { writeFileSync } from 'node:fs';
import { demoCatalog } from '../demo-shop/source/catalog.ts';

/** Writes demo-shop/catalog.json from demo-shop/source. Run it after editing the source. */
const file = new URL('../demo-shop/catalog.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(demoCatalog, null, 2)}\n`);
process.stdout.write(`${demoCatalog.items.length} items written to demo-shop/catalog.json\n`);
