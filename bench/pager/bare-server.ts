import { createServer } from 'node:http';
import { connect } from 'node:net';

/*
 * The least that a press can cost: an HTTP server in a process of its own that writes one byte to the pager's line
 * and answers. It reads no order, asks no rule and stores nothing. The port of the line is its argument.
 */
const line = connect(Number(process.argv[2]), '127.0.0.1').setNoDelay(true);
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    line.write('\r');
    response.end('{}');
  });
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('disconnect', () => process.exit(0));
