// Answers with what it got, or as the path and the headers of the request say; and is a server of WebSockets.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const pairs = raw => raw.flatMap((name, i) => (i % 2 ? [] : [[name, raw[i + 1]]]));

async function whole(request) {
    const pieces = [];
    for await (const piece of request) {
        pieces.push(piece);
    }
    return Buffer.concat(pieces);
}

async function serve(request, response) {
    const path = request.url.split('?')[0];
    if (path === '/exit') {
        process.exit(3);
    }
    if (path === '/up') {
        response.flushHeaders();
        request.pipe(response);
        return;
    }
    const body = await whole(request);
    const headers = pairs(request.rawHeaders);
    if (path === '/given') {
        response.statusCode = Number(request.headers.status ?? 200);
        for (const [, value] of headers.filter(([name]) => name.toLowerCase() === 'give')) {
            const colon = value.indexOf(':');
            response.appendHeader(value.slice(0, colon), value.slice(colon + 1).trim());
        }
        response.end('given');
    } else if (path === '/wide') {
        response.setHeader('X-Wide', 'w'.repeat(9000)).end();
    } else if (path === '/drops') {
        response.shouldKeepAlive = true;
        response.end('dropped', () => request.socket.destroySoon());
    } else if (path === '/slow') {
        request.socket.on('close', () => console.log('the client went away'));
    } else if (path === '/stream') {
        for (let i = 0; i < 5; i++) {
            response.write(String(i));
            await new Promise(resolve => setImmediate(resolve));
        }
        response.end();
    } else {
        const lines = headers.map(([name, value]) => name.toLowerCase() + ': ' + value + '\n').join('');
        response.setHeader('Content-Type', 'text/plain');
        const trailers = pairs(request.rawTrailers).map(([name, value]) => `\ntrailer ${name}: ${value}`).join('');
        const head = Buffer.from(`${request.method} ${request.url}\n${lines}\n`, 'latin1');
        response.end(Buffer.concat([head, body, Buffer.from(trailers)]));
    }
}

function frame(first, payload) {
    const size = payload.length;
    const head = size < 126 ? Buffer.from([first, size]) : Buffer.alloc(size < 65536 ? 4 : 10);
    if (size >= 126) {
        head[0] = first;
        head[1] = size < 65536 ? 126 : 127;
        size < 65536 ? head.writeUInt16BE(size, 2) : head.writeBigUInt64BE(BigInt(size), 2);
    }
    return Buffer.concat([head, payload]);
}

// One frame of the bytes that came, unmasked; undefined while it is not whole.
function parsed(bytes) {
    const short = bytes.length < 2 ? 0 : bytes[1] & 127;
    const begin = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length < begin + 4) {
        return undefined;
    }
    const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    const end = begin + 4 + size;
    if (bytes.length < end) {
        return undefined;
    }
    const mask = bytes.subarray(begin, begin + 4);
    return { first: bytes[0], end, payload: Buffer.from(bytes.subarray(begin + 4, end).map((b, i) => b ^ mask[i % 4])) };
}

function upgrade(request, socket, early) {
    if (request.url !== '/socket') {
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno');
        return;
    }
    const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
    const accept = createHash('sha1').update(request.headers['sec-websocket-key'] + guid).digest('base64');
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
        + `Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
    socket.write(frame(0x89, Buffer.from('are you there')));
    let bytes = early;
    socket.on('close', () => console.log('the socket closed'));
    socket.on('error', () => {});
    socket.on('data', more => {
        bytes = Buffer.concat([bytes, more]);
        for (let one = parsed(bytes); one; one = parsed(bytes)) {
            bytes = bytes.subarray(one.end);
            const opcode = one.first & 15;
            if (opcode === 8) {
                console.log('closed by the client with ' + one.payload.readUInt16BE(0));
                socket.end(frame(0x88, one.payload));
            } else if (opcode === 9) {
                socket.write(frame(0x8a, one.payload));
            } else if (opcode === 10) {
                socket.write(frame(0x81, Buffer.concat([Buffer.from('pong: '), one.payload])));
            } else {
                socket.write(frame(one.first, one.payload));
            }
        }
    });
}

createServer({ keepAliveTimeout: 0, maxHeaderSize: 65536 }, serve)
    .on('upgrade', upgrade)
    .listen(process.env.FC_CUSTOM_LISTEN_PORT, '0.0.0.0');
