/**
 * What has to be one change, as Lua: Redis runs a script whole or not at all, so that of several replicas one wins.
 *
 * Keys: `session:{hash}` and `connection:{id}` are hashes, which Redis itself lets expire; `person:{id}` is the set of
 * that person's connections, `offline` the set of those that may be used while the person is away. They are computed
 * in the scripts, which one Redis can do and a cluster cannot.
 */
const keys = `
local function key(kind, id) return 'message-writer:' .. kind .. ':' .. id end
local offline = 'message-writer:offline'
local function forget(id)
  local connection = key('connection', id)
  local person = redis.call('HGET', connection, 'personId')
  if person and person ~= '' then redis.call('SREM', key('person', person), id) end
  redis.call('SREM', offline, id)
  redis.call('DEL', connection)
end
`;

/** `idHash`, `expiresAt`, `now` (milliseconds) */
const ensureSession = `
local session = key('session', ARGV[1])
if redis.call('EXISTS', session) == 0 then
  redis.call('HSET', session, 'createdAt', ARGV[3])
  redis.call('PEXPIREAT', session, ARGV[2])
end`;

/** `idHash`, `stepMode` */
const setStepMode = `
local session = key('session', ARGV[1])
if redis.call('EXISTS', session) == 1 then redis.call('HSET', session, 'stepMode', ARGV[2]) end`;

/** `idHash`, next `idHash`, its `expiresAt`, connection id, its `expiresAt`, its fields → the fields of the one replaced */
const connectSession = `
local session, following = key('session', ARGV[1]), key('session', ARGV[2])
if redis.call('EXISTS', session) == 0 then return false end
local replaced = redis.call('HGET', session, 'connection')
redis.call('RENAME', session, following)
redis.call('HSET', following, 'connection', ARGV[4])
redis.call('HDEL', following, 'ended')
redis.call('PEXPIREAT', following, ARGV[3])
local connection = key('connection', ARGV[4])
redis.call('HSET', connection, 'session', ARGV[2], unpack(ARGV, 6))
redis.call('PEXPIREAT', connection, ARGV[5])
local person = redis.call('HGET', connection, 'personId')
if person ~= '' then
  redis.call('SADD', key('person', person), ARGV[4])
  if redis.call('PEXPIRETIME', key('person', person)) < tonumber(ARGV[5]) then
    redis.call('PEXPIREAT', key('person', person), ARGV[5])
  end
end
if redis.call('HGET', connection, 'offline') == '1' then redis.call('SADD', offline, ARGV[4]) end
if not replaced then return {} end
local before = redis.call('HGETALL', key('connection', replaced))
forget(replaced)
return before`;

/** `idHash` */
const endSession = `
local session = key('session', ARGV[1])
local id = redis.call('HGET', session, 'connection')
redis.call('DEL', session)
if not id then return end
if redis.call('HGET', key('connection', id), 'offline') == '1' then
  redis.call('HDEL', key('connection', id), 'session')
else
  forget(id)
end`;

/** connection id, how it `ended` or nothing */
const forgetConnection = `
local hash = redis.call('HGET', key('connection', ARGV[1]), 'session')
local session = hash and key('session', hash)
if session and redis.call('HGET', session, 'connection') == ARGV[1] then
  redis.call('HDEL', session, 'connection')
  if ARGV[2] ~= '' then redis.call('HSET', session, 'ended', ARGV[2]) end
end
forget(ARGV[1])`;

/** person id, `sid` or nothing → the fields of each connection taken from its session */
const logOutPerson = `
local taken = {}
for _, id in ipairs(redis.call('SMEMBERS', key('person', ARGV[1]))) do
  local connection = key('connection', id)
  local hash = redis.call('HGET', connection, 'session')
  if hash and (ARGV[2] == '' or redis.call('HGET', connection, 'sid') == ARGV[2]) then
    local session = key('session', hash)
    if redis.call('EXISTS', session) == 1 then
      redis.call('HDEL', session, 'connection')
      redis.call('HSET', session, 'ended', 'logged-out')
    end
    redis.call('HDEL', connection, 'session')
    table.insert(taken, redis.call('HGETALL', connection))
  end
end
return taken`;

/** person id → the fields of each connection without a session */
const findLeft = `
local left = {}
for _, id in ipairs(redis.call('SMEMBERS', key('person', ARGV[1]))) do
  local connection = key('connection', id)
  local hash = redis.call('HGET', connection, 'session')
  local isLeft = not hash or redis.call('EXISTS', key('session', hash)) == 0
  if redis.call('EXISTS', connection) == 0 then
    redis.call('SREM', key('person', ARGV[1]), id)
  elseif isLeft then
    table.insert(left, redis.call('HGETALL', connection))
  end
end
return left`;

/** connection id, the `accessTokenExpiresAt` the caller saw, `now` → 1 when the caller may renew */
const beginRenewal = `
local connection = key('connection', ARGV[1])
if redis.call('HGET', connection, 'accessTokenExpiresAt') ~= ARGV[2] then return 0 end
return redis.call('HSETNX', connection, 'renewalStartedAt', ARGV[3])`;

/** connection id, `sealedTokens`, `accessTokenExpiresAt` → its fields */
const finishRenewal = `
local connection = key('connection', ARGV[1])
if redis.call('EXISTS', connection) == 0 then return {} end
redis.call('HSET', connection, 'sealedTokens', ARGV[2], 'accessTokenExpiresAt', ARGV[3])
redis.call('HDEL', connection, 'renewalStartedAt')
return redis.call('HGETALL', connection)`;

/** connection id, `now` */
const expireAccessToken = `
local connection = key('connection', ARGV[1])
if redis.call('EXISTS', connection) == 0 or redis.call('HEXISTS', connection, 'renewalStartedAt') == 1 then return end
redis.call('HSET', connection, 'accessTokenExpiresAt', ARGV[2])`;

/** → the fields of each connection that may be used while its person is away */
const findOffline = `
local found = {}
for _, id in ipairs(redis.call('SMEMBERS', offline)) do
  local fields = redis.call('HGETALL', key('connection', id))
  if #fields > 0 then table.insert(found, fields) else redis.call('SREM', offline, id) end
end
return found`;

const bodies = {
  ensureSession,
  setStepMode,
  connectSession,
  endSession,
  forgetConnection,
  logOutPerson,
  findLeft,
  beginRenewal,
  finishRenewal,
  expireAccessToken,
  findOffline,
};

export type ScriptName = keyof typeof bodies;

/** Every script by its name, ready for Redis. */
export const scripts = Object.entries(bodies).map(([name, body]) => ({
  name: name as ScriptName,
  lua: keys + body,
}));
