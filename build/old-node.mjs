// @ts-check

// Imported first by every command: an old Node must say so before it meets syntax that it cannot read.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(`PointFive needs Node 20 or newer to set itself up; this is ${process.version}.\n`);
  process.exit(1);
}
