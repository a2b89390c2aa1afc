//! The small modules: numbers, time, files, the machine, and what only the v2 has.

use super::{ApiModule, members};

/// A module of functions and plain values.
const fn module(name: &'static str, members: &'static [super::Member], values: &'static [&'static str]) -> ApiModule {
    ApiModule { name, members, values, v2: false }
}

/// A module that only the v2 has.
const fn v2(module: ApiModule) -> ApiModule {
    ApiModule { v2: true, ..module }
}

/// The modules of this file.
pub(super) const MODULES: &[ApiModule] = &[
    module("random", RANDOM, &[]),
    module("math", MATH, &["e", "pi"]),
    module("time", TIME, &[]),
    module("utime", TIME, &[]),
    module("os", OS, &[]),
    module("gc", GC, &[]),
    module("machine", MACHINE, &["mem16", "mem32", "mem8"]),
    module("micropython", MICROPYTHON, &[]),
    module("struct", STRUCT, &[]),
    module("ustruct", STRUCT, &[]),
    module("love", members! { v1 do "badaboom" (""); }, &[]),
    module("this", members! { v1 do "authors" (""); }, &[]),
    module("antigravity", &[], &[]),
    v2(module("log", LOG, &["DAYS", "HOURS", "MILLISECONDS", "MINUTES", "SECONDS"])),
    v2(module("power", POWER, &[])),
];

const RANDOM: &[super::Member] = members! {
    v1 fn "choice" ("seq, /");
    v1 fn "getrandbits" ("n, /");
    v1 fn "randint" ("a, b, /");
    v1 fn "random" ("");
    v1 fn "randrange" ("start, stop=None, step=1, /");
    v1 do "seed" ("n=None, /");
    v1 fn "uniform" ("a, b, /");
};

const MATH: &[super::Member] = members! {
    v1 fn "acos" ("x, /");
    v1 fn "asin" ("x, /");
    v1 fn "atan" ("x, /");
    v1 fn "atan2" ("y, x, /");
    v1 fn "ceil" ("x, /");
    v1 fn "copysign" ("x, y, /");
    v1 fn "cos" ("x, /");
    v1 fn "degrees" ("x, /");
    v1 fn "exp" ("x, /");
    v1 fn "fabs" ("x, /");
    v1 fn "floor" ("x, /");
    v1 fn "fmod" ("x, y, /");
    v1 fn "frexp" ("x, /");
    v1 fn "isfinite" ("x, /");
    v1 fn "isinf" ("x, /");
    v1 fn "isnan" ("x, /");
    v1 fn "ldexp" ("x, i, /");
    v1 fn "log" ("x, base=None, /");
    v1 fn "modf" ("x, /");
    v1 fn "pow" ("x, y, /");
    v1 fn "radians" ("x, /");
    v1 fn "sin" ("x, /");
    v1 fn "sqrt" ("x, /");
    v1 fn "tan" ("x, /");
    v1 fn "trunc" ("x, /");
};

const TIME: &[super::Member] = members! {
    v1 do "sleep" ("s, /");
    v1 do "sleep_ms" ("ms, /");
    v1 do "sleep_us" ("us, /");
    v1 fn "ticks_add" ("t, delta, /");
    v1 fn "ticks_diff" ("new, old, /");
    v1 fn "ticks_ms" ("");
    v1 fn "ticks_us" ("");
    v2 fn "ticks_cpu" ("");
};

const OS: &[super::Member] = members! {
    v1 fn "listdir" ("");
    v1 do "remove" ("name, /");
    v1 fn "size" ("name, /");
    v1 fn "uname" ("");
    v2 fn "ilistdir" ("");
    v2 fn "stat" ("name, /");
};

const GC: &[super::Member] = members! {
    v1 fn "collect" ("generation=None, /");
    v1 do "disable" ("");
    v1 do "enable" ("");
    v1 fn "isenabled" ("");
    v1 fn "mem_alloc" ("");
    v1 fn "mem_free" ("");
    v1 fn "threshold" ("n=None, /");
};

const MACHINE: &[super::Member] = members! {
    v1 fn "disable_irq" ("");
    v1 do "enable_irq" ("state, /");
    v1 fn "freq" ("");
    v1 do "reset" ("");
    v1 fn "time_pulse_us" ("pin, level, timeout_us=1000000, /");
    v1 fn "unique_id" ("");
};

const MICROPYTHON: &[super::Member] = members! {
    v1 fn "const" ("value, /");
    v1 do "heap_lock" ("");
    v1 fn "heap_unlock" ("");
    v1 do "kbd_intr" ("char, /");
    v1 do "mem_info" ("verbose=None, /");
    v1 fn "opt_level" ("level=None, /");
    v1 do "qstr_info" ("verbose=None, /");
    v1 fn "stack_use" ("");
    v2 do "schedule" ("function, argument, /");
};

const STRUCT: &[super::Member] = members! {
    v1 fn "calcsize" ("format, /");
    v1 fn "pack" ("format, *values");
    v1 do "pack_into" ("format, buffer, offset, /, *values");
    v1 fn "unpack" ("format, data, /");
    v1 fn "unpack_from" ("format, data, offset=0, /");
};

const LOG: &[super::Member] = members! {
    v2 do "add" ("data=None, /, **fields");
    v2 do "delete" ("full=False");
    v2 do "set_labels" ("*labels, timestamp=10");
    v2 do "set_mirroring" ("serial, /");
};

const POWER: &[super::Member] = members! {
    v2 do "deep_sleep" ("ms=None, wake_on=None, run_every=True");
    v2 do "off" ("");
};
