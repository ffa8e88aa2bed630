import express, * as all from 'express';
import data from './data.json' with { type: 'json' };
const app = express(); class A { #x = 1; static { A.y ??= 2n; } get z() { return this?.#x; } }
await import(`./${A.y}.mjs`); export default app; export {A as B};
app.listen({port: +(process.env.PORT ?? 3000)});
