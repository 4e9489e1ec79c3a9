// Loaded before an app by `--require`: gives its process a clock that is wrong by CLOCK_SKEW_SECONDS. Timers stay right.
'use strict';

const RealDate = Date;
const realNow = Date.now;
const offset = Number(process.env.CLOCK_SKEW_SECONDS) * 1000;

RealDate.now = () => realNow() + offset;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, parameters, newTarget) =>
    Reflect.construct(target, parameters.length === 0 ? [RealDate.now()] : parameters, newTarget),
  apply: () => new RealDate(RealDate.now()).toString(),
});
