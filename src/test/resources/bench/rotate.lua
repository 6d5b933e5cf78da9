-- Asks for the addresses in the file that ADDRESSES names, one a line, perhaps with an ETag after a tab; tells its figures as JSON.
-- At random, or in their order from the one of the number FROM on, each once: the threads take turns.
local addresses, held = {}, {}
local from = tonumber(os.getenv("FROM"))
local threads, asked = 0, 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(arguments)
  for line in io.lines(os.getenv("ADDRESSES")) do
    local address, etag = line:match("^([^\t]+)\t?(.*)$")
    addresses[#addresses + 1] = address
    held[#addresses] = etag ~= "" and { ["If-None-Match"] = etag, ["Host"] = "localhost" } or nil
  end
  math.randomseed(97 * number)
end

local function next()
  if not from then
    return math.random(#addresses)
  end
  asked = asked + 1
  return (from + asked * 2 - number) % #addresses + 1
end

function request()
  local at = next()
  return wrk.format("GET", addresses[at], held[at])
end

function done(summary, latency)
  print(string.format('{"requests":%d,"micros":%d,"p50":%d,"p99":%d,"refused":%d,"broken":%d}', summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
