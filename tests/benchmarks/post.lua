-- SPDX-FileCopyrightText: 2026 The Greenroom authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- For wrk: posts alerts of 1.5 KB, and prints the figures as JSON. GREENROOM_BENCH_JOINS=1: all of them are about the
-- same trouble; else each is about a new one. GREENROOM_BENCH_FORM names their form: of our own API, or of Alertmanager's.

local threads = 0

function setup(thread)
    threads = threads + 1
    thread:set("number", threads)
end

local joins = os.getenv("GREENROOM_BENCH_JOINS") == "1"
local key = os.getenv("GREENROOM_BENCH_KEY")
local count = 0
local padding = string.rep("Requests to the checkout fail with a time-out. ", 27)

local forms = {
    greenroom = '{"title":"Checkout fails %s","status_page_id":"acme-status","severity":"major","affected_component_ids":["api"],'
        .. '"dedup_key":"%s","raw_input":"%s"}',
    alertmanager = '[{"labels":{"alertname":"Checkout fails %s","severity":"major","component":"api","trouble":"%s"},'
        .. '"annotations":{"description":"%s"}}]',
}
local form = forms[os.getenv("GREENROOM_BENCH_FORM")]

function init(_)
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.headers["Authorization"] = "Bearer " .. key
end

function request()
    count = count + 1
    local trouble = joins and "one" or (number .. "-" .. count)
    return wrk.format(nil, nil, nil, string.format(form, trouble, trouble, padding))
end

function done(summary, latency, _)
    local errors = summary.errors
    io.write(string.format(
        '{"requests":%d,"seconds":%.6f,"p50":%.3f,"p99":%.3f,"max":%.3f,"errors":%d}\n',
        summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        latency.max / 1e3, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
