/** One application identifier of the GS1 system. */
export interface ApplicationIdentifier {
  readonly ai: string;
  /** Its data title. */
  readonly title: string;
  /** What its data may be. */
  readonly shape: RegExp;
  /** Most characters that its data may have. */
  readonly longest: number;
  /** Where in the data a mod-10 check digit stands that counts all before it from `from`; null when there is none. */
  readonly check: { readonly from: number; readonly to: number } | null;
}

/**
 * GS1 General Specifications §3.2, release 24: identifier or range of them, data, title. `N` digits, `X` the 82
 * characters of figure 7.11-1 (and, for coupons and signatures, what they use of it), `..` up to; `c` a check digit at
 * its end; `?` the part may be missing.
 */
const rows: readonly (readonly [ai: string, data: string, title: string])[] = [
  ['00', 'N18c', 'SSCC'],
  ['01', 'N14c', 'GTIN'],
  ['02', 'N14c', 'CONTENT'],
  ['03', 'N14c', 'MTO GTIN'],
  ['10', 'X..20', 'BATCH/LOT'],
  ['11', 'N6', 'PROD DATE'],
  ['12', 'N6', 'DUE DATE'],
  ['13', 'N6', 'PACK DATE'],
  ['15', 'N6', 'BEST BEFORE'],
  ['16', 'N6', 'SELL BY'],
  ['17', 'N6', 'USE BY'],
  ['20', 'N2', 'VARIANT'],
  ['21', 'X..20', 'SERIAL'],
  ['22', 'X..20', 'CPV'],
  ['235', 'X..28', 'TPX'],
  ['240-241', 'X..30', 'ADDITIONAL ID'],
  ['242', 'N..6', 'MTO VARIANT'],
  ['243', 'X..20', 'PCN'],
  ['250-251', 'X..30', 'SECONDARY SERIAL'],
  ['253', 'N13c X..17?', 'GDTI'],
  ['254', 'X..20', 'GLN EXTENSION'],
  ['255', 'N13c N..12?', 'GCN'],
  ['30', 'N..8', 'VAR. COUNT'],
  ['310:5', 'N6', 'NET WEIGHT (kg)'],
  ['311:5-316:5', 'N6', 'TRADE MEASURE'],
  ['320:5', 'N6', 'NET WEIGHT (lb)'],
  ['321:5-329:5', 'N6', 'TRADE MEASURE'],
  ['330:5-337:5', 'N6', 'LOGISTIC MEASURE'],
  ['340:5-349:5', 'N6', 'LOGISTIC MEASURE'],
  ['350:5-357:5', 'N6', 'MEASURE'],
  ['360:5-369:5', 'N6', 'MEASURE'],
  ['37', 'N..8', 'COUNT'],
  ['390:9', 'N..15', 'AMOUNT'],
  ['391:9', 'N3 N..15', 'AMOUNT'],
  ['392:9', 'N..15', 'PRICE'],
  ['393:9', 'N3 N..15', 'PRICE'],
  ['394:3', 'N4', 'PRCNT OFF'],
  ['395:5', 'N6', 'PRICE/UoM'],
  ['400', 'X..30', 'ORDER NUMBER'],
  ['401', 'X..30', 'GINC'],
  ['402', 'N17c', 'GSIN'],
  ['403', 'X..30', 'ROUTE'],
  ['410-417', 'N13c', 'LOC No.'],
  ['420', 'X..20', 'SHIP TO POST'],
  ['421', 'N3 X..9', 'SHIP TO POST'],
  ['422', 'N3', 'ORIGIN'],
  ['423', 'N3 N3? N3? N3? N3?', 'COUNTRY'],
  ['424', 'N3', 'COUNTRY'],
  ['425', 'N3 N3? N3? N3? N3?', 'COUNTRY'],
  ['426', 'N3', 'COUNTRY'],
  ['427', 'X..3', 'ORIGIN SUBDIVISION'],
  ['4300-4301', 'X..35', 'SHIP TO'],
  ['4302-4306', 'X..70', 'SHIP TO'],
  ['4307', 'X2', 'SHIP TO COUNTRY'],
  ['4308', 'X..30', 'SHIP TO PHONE'],
  ['4309', 'N20', 'SHIP TO GEO'],
  ['4310-4311', 'X..35', 'RTN TO'],
  ['4312-4316', 'X..70', 'RTN TO'],
  ['4317', 'X2', 'RTN TO COUNTRY'],
  ['4318', 'X..20', 'RTN TO POST'],
  ['4319', 'X..30', 'RTN TO PHONE'],
  ['4320', 'X..35', 'SRV DESCRIPTION'],
  ['4321-4323', 'N1', 'FLAG'],
  ['4324-4325', 'N10', 'DEL TIME'],
  ['4326', 'N6', 'REL DATE'],
  ['4330-4333', 'N6 X1?', 'TEMPERATURE'],
  ['7001', 'N13', 'NSN'],
  ['7002', 'X..30', 'MEAT CUT'],
  ['7003', 'N10', 'EXPIRY TIME'],
  ['7004', 'N..4', 'ACTIVE POTENCY'],
  ['7005', 'X..12', 'CATCH AREA'],
  ['7006', 'N6', 'FIRST FREEZE DATE'],
  ['7007', 'N6 N6?', 'HARVEST DATE'],
  ['7008', 'X..3', 'AQUATIC SPECIES'],
  ['7009', 'X..10', 'FISHING GEAR TYPE'],
  ['7010', 'X..2', 'PROD METHOD'],
  ['7011', 'N6 N4?', 'TEST BY DATE'],
  ['7020-7022', 'X..20', 'REFURB LOT'],
  ['7023', 'X..30', 'GIAI ASSEMBLY'],
  ['7030-7039', 'N3 X..27', 'PROCESSOR'],
  ['7040', 'N1 X3', 'UIC+EXT'],
  ['7041', 'X..4', 'UFRGT UNIT TYPE'],
  ['710-717', 'X..20', 'NHRN'],
  ['7230-7239', 'X2 X..28', 'CERT'],
  ['7240', 'X..20', 'PROTOCOL'],
  ['7241', 'N2', 'AIDC MEDIA TYPE'],
  ['7242', 'X..25', 'VCN'],
  ['7250', 'N8', 'DOB'],
  ['7251', 'N12', 'DOB TIME'],
  ['7252', 'N1', 'BIO SEX'],
  ['7253-7254', 'X..40', 'NAME'],
  ['7255', 'X..10', 'NAME SUFFIX'],
  ['7256', 'X..90', 'FULL NAME'],
  ['7257', 'X..70', 'PERSON ADDR'],
  ['7258', 'X3', 'BIRTH SEQUENCE'],
  ['7259', 'X..40', 'BABY'],
  ['8001', 'N14', 'DIMENSIONS'],
  ['8002', 'X..20', 'CMT No.'],
  ['8003', 'N14c X..16?', 'GRAI'],
  ['8004', 'X..30', 'GIAI'],
  ['8005', 'N6', 'PRICE PER UNIT'],
  ['8006', 'N14c N4', 'ITIP'],
  ['8007', 'X..34', 'IBAN'],
  ['8008', 'N8 N2? N2?', 'PROD TIME'],
  ['8009', 'X..50', 'OPTSEN'],
  ['8010', 'X..30', 'CPID'],
  ['8011', 'N..12', 'CPID SERIAL'],
  ['8012', 'X..20', 'VERSION'],
  ['8013', 'X..25', 'GMN'],
  ['8014', 'X..25', 'MUDI'],
  ['8017-8018', 'N18c', 'GSRN'],
  ['8019', 'N..10', 'SRIN'],
  ['8020', 'X..25', 'REF No.'],
  ['8026', 'N14c N4', 'ITIP CONTENT'],
  ['8030', 'X..90', 'DIGSIG'],
  ['8040', 'N15', 'IMEI'],
  ['8041', 'N15', 'IMEI 2'],
  ['8042', 'N32', 'EID'],
  ['8043', 'N18 N..2?', 'ICCID'],
  ['8110', 'X..70', 'COUPON'],
  ['8111', 'N4', 'COUPON POINTS'],
  ['8112', 'X..70', 'COUPON'],
  ['8200', 'X..70', 'PRODUCT URL'],
  ['90', 'X..30', 'INTERNAL'],
  ['91-99', 'X..90', 'INTERNAL'],
];

/** Identifiers whose data has a fixed length, so that no separator ends it, by their first two digits (figure 7.8.5-2). */
const fixedLength: readonly string[] = [
  ...['00', '01', '02', '03', '04', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20'],
  ...['31', '32', '33', '34', '35', '36', '41'],
];

/** Whether no separator needs to end the data of this identifier. */
export function hasFixedLength(ai: string): boolean {
  return fixedLength.includes(ai.slice(0, 2));
}

const table: ReadonlyMap<string, ApplicationIdentifier> = new Map(
  rows.flatMap(([range, data, title]) => {
    const compiled = compile(data);
    return identifiersOf(range).map((ai) => [ai, { ai, title, ...compiled }] as const);
  }),
);

/** The identifier of exactly these digits, if GS1 has given them a meaning. */
export function applicationIdentifier(ai: string): ApplicationIdentifier | undefined {
  return table.get(ai);
}

/** The identifier that this text begins with: no identifier is the beginning of another. */
export function leadingIdentifier(text: string): ApplicationIdentifier | undefined {
  return [2, 3, 4].map((length) => table.get(text.slice(0, length))).find((found) => found !== undefined);
}

/** All of them, e.g. to compare with another source. */
export function everyIdentifier(): Iterable<ApplicationIdentifier> {
  return table.values();
}

/** `240-241`, or `310:5` for 3100 to 3105, where the last digit says how many decimals the data has. */
function identifiersOf(range: string): readonly string[] {
  const [from = '', to = from] = range.split('-').map((end) => end.split(':')[0] ?? '');
  const decimals = range.split(':').at(-1);
  const each = Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) =>
    String(Number(from) + at).padStart(from.length, '0'),
  );
  if (!range.includes(':') || decimals === undefined) return each;
  return each.flatMap((ai) => Array.from({ length: Number(decimals) + 1 }, (_, digit) => `${ai}${digit}`));
}

function compile(data: string): Omit<ApplicationIdentifier, 'ai' | 'title'> {
  let source = '';
  let longest = 0;
  let check: ApplicationIdentifier['check'] = null;
  for (const part of data.split(' ')) {
    const [, sign, upTo, digits = '0', mark] = /^([NX])(\.\.)?(\d+)([c?])?$/.exec(part) ?? [];
    const one = sign === 'N' ? String.raw`\d` : String.raw`[!-"%-?A-Z_a-z]`;
    const count = upTo === undefined ? `{${digits}}` : `{1,${digits}}`;
    source += mark === '?' ? `(?:${one}${count})?` : one + count;
    if (mark === 'c') check = { from: longest, to: longest + Number(digits) };
    longest += Number(digits);
  }
  return { shape: new RegExp(`^${source}$`), longest, check };
}
