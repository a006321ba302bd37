import { X509Certificate } from 'node:crypto';

/** 256 words that nobody takes for one another, said aloud or read from far. Their order is fixed for ever. */
const WORDS = `
  acorn actor album alarm angel ankle apple arrow aspen atlas attic bacon badge bagel baker banjo barn basil
  beach beard berry bison blaze bloom boots bread brick bride broom brush bucket butter cabin cactus camel
  candle canoe canyon carbon carpet castle cedar cello chalk cherry chess chili cider circus cliff clock cloud
  clover cocoa comet copper coral cotton cougar cradle crane crayon cricket crown curtain daisy dancer denim
  desert diary dinner dolphin donkey dragon drum eagle earth easel echo ember engine envoy fabric falcon
  feather fern fiddle finch flag flame flute forest fossil fox garden garlic gecko ginger giraffe glacier
  globe glove goat gold gorilla grape gravel guitar hammer harbor harp hazel helmet honey igloo indigo iris
  island ivory jacket jaguar jasmine jelly jewel jungle kettle kitten kiwi koala ladder lagoon lantern lemon
  leopard lily linen lizard lobster locket lotus magnet mango maple marble meadow melon mirror mitten monkey
  moon moss muffin museum nectar needle nest nickel nutmeg oasis ocean olive onion opal orbit orchid otter
  oyster paddle palace panda papaya parrot peach peanut pearl pebble pelican pencil pepper piano pigeon pillow
  pilot planet plum pocket pony poppy potato puffin pumpkin puppet puzzle quartz rabbit raccoon radio raven
  ribbon river robin rocket rose ruby saddle saffron salmon sandal satin scarf shadow silver sketch sparrow
  spider spoon squid star stone sugar sunset swan table tangerine teapot temple thunder tiger timber toast
  tomato topaz torch tractor trumpet tulip tunnel turtle umbrella valley vanilla velvet violin volcano waffle
  walnut walrus whale willow window winter wizard wolf yogurt zebra zipper
`
  .trim()
  .split(/\s+/);

/** So many words are 64 bits: nobody finds another certificate with the same ones. */
const SAID = 8;

/** SHA-256 of a certificate (PEM), as upper-case hex in pairs, the way browsers and openssl show it. */
export function fingerprint(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256;
}

/** The beginning of the fingerprint in words, for two people to compare. */
export function fingerprintWords(certificate: string): readonly string[] {
  return fingerprint(certificate)
    .split(':')
    .slice(0, SAID)
    .map((byte) => WORDS[Number.parseInt(byte, 16)] ?? byte);
}
