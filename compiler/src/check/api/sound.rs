//! The modules `audio`, `music`, `speech` and `radio`, and what the v2 hears and says.

use super::{ApiModule, ApiType, members};

/// The modules of this file.
pub(super) const MODULES: &[ApiModule] = &[
    ApiModule { name: "audio", v2: false, values: &[], members: AUDIO.members },
    ApiModule {
        name: "music",
        v2: false,
        values: &[
            "BADDY",
            "BA_DING",
            "BIRTHDAY",
            "BLUES",
            "CHASE",
            "DADADADUM",
            "ENTERTAINER",
            "FUNERAL",
            "FUNK",
            "JUMP_DOWN",
            "JUMP_UP",
            "NYAN",
            "ODE",
            "POWER_DOWN",
            "POWER_UP",
            "PRELUDE",
            "PUNCHLINE",
            "PYTHON",
            "RINGTONE",
            "WAWAWAWAA",
            "WEDDING",
        ],
        members: members! {
            v1 fn "get_tempo" ("");
            v1 do "pitch" ("frequency, duration=-1, pin=None, wait=True");
            v1 do "play" ("music, pin=None, wait=True, loop=False");
            v1 do "reset" ("");
            v1 do "set_tempo" ("*, ticks=0, bpm=0");
            v1 do "stop" ("pin=None, /");
        },
    },
    ApiModule {
        name: "speech",
        v2: false,
        values: &[],
        members: members! {
            v1 do "pronounce" (
                "phonemes, *, pitch=64, speed=72, mouth=128, throat=128, debug=False, mode=1, volume=4, pin=None");
            v1 do "say" ("words, *, pitch=64, speed=72, mouth=128, throat=128, debug=False, mode=1, volume=4, pin=None");
            v1 do "sing" ("phonemes, *, pitch=64, speed=72, mouth=128, throat=128, debug=False, mode=1, volume=4, pin=None");
            v1 fn "translate" ("words, /");
        },
    },
    ApiModule {
        name: "radio",
        v2: false,
        values: &["RATE_1MBIT", "RATE_250KBIT", "RATE_2MBIT"],
        members: members! {
            v1 do "config" ("*, length=32, queue=3, channel=7, power=6, address=0, group=0, data_rate=0");
            v1 do "off" ("");
            v1 do "on" ("");
            v1 fn "receive" ("");
            v1 fn "receive_bytes" ("");
            v1 fn "receive_bytes_into" ("buffer, /");
            v1 fn "receive_full" ("");
            v1 do "reset" ("");
            v1 do "send" ("message, /");
            v1 do "send_bytes" ("message, /");
        },
    },
];

/// The module `audio`, which `microbit` has as an attribute too.
pub(super) static AUDIO: ApiType = ApiType {
    name: "audio",
    make: None,
    values: &[],
    v2_values: &[],
    members: members! {
        v1 class "AudioFrame" AUDIO_FRAME;
        v1 fn "is_playing" ("");
        v1 do "play" ("source, wait=True, pin=None, return_pin=None");
        v1 do "stop" ("");
        v2 class "SoundEffect" SOUND_EFFECT;
    },
};

static AUDIO_FRAME: ApiType = ApiType {
    name: "AudioFrame",
    make: Some(""),
    values: &[],
    v2_values: &[],
    members: members! { v1 do "copyfrom" ("buffer, /"); },
};

static SOUND_EFFECT: ApiType = ApiType {
    name: "SoundEffect",
    make: Some("freq_start=500, freq_end=2500, duration=500, vol_start=255, vol_end=0, waveform=3, fx=0, shape=18"),
    values: &[],
    v2_values: &[
        "FX_NONE",
        "FX_TREMOLO",
        "FX_VIBRATO",
        "FX_WARBLE",
        "SHAPE_CURVE",
        "SHAPE_LINEAR",
        "SHAPE_LOG",
        "WAVEFORM_NOISE",
        "WAVEFORM_SAWTOOTH",
        "WAVEFORM_SINE",
        "WAVEFORM_SQUARE",
        "WAVEFORM_TRIANGLE",
        "duration",
        "freq_end",
        "freq_start",
        "fx",
        "shape",
        "vol_end",
        "vol_start",
        "waveform",
    ],
    members: members! {
        v2 new "_from_string" ("text, /") SOUND_EFFECT;
        v2 new "copy" ("") SOUND_EFFECT;
    },
};

/// The sounds of the v2.
pub(super) static SOUND: ApiType = ApiType {
    name: "Sound",
    make: None,
    values: &[],
    v2_values: &["GIGGLE", "HAPPY", "HELLO", "MYSTERIOUS", "SAD", "SLIDE", "SOARING", "SPRING", "TWINKLE", "YAWN"],
    members: &[],
};

/// What the microphone of the v2 tells apart.
pub(super) static SOUND_EVENT: ApiType =
    ApiType { name: "SoundEvent", make: None, values: &[], v2_values: &["CLAP", "LOUD", "QUIET"], members: &[] };

/// The microphone of the v2.
pub(super) static MICROPHONE: ApiType = ApiType {
    name: "microphone",
    make: None,
    values: &[],
    v2_values: &[],
    members: members! {
        v2 fn "current_event" ("");
        v2 fn "get_events" ("");
        v2 fn "is_event" ("event, /");
        v2 do "set_threshold" ("event, value, /");
        v2 fn "sound_level" ("");
        v2 fn "sound_level_db" ("");
        v2 fn "was_event" ("event, /");
    },
};

/// The speaker of the v2.
pub(super) static SPEAKER: ApiType = ApiType {
    name: "speaker",
    make: None,
    values: &[],
    v2_values: &[],
    members: members! {
        v2 do "off" ("");
        v2 do "on" ("");
    },
};

/// The golden logo of the v2.
pub(super) static PIN_LOGO: ApiType = ApiType {
    name: "pin_logo",
    make: None,
    values: &[],
    v2_values: &["CAPACITIVE", "RESISTIVE"],
    members: members! {
        v2 fn "get_touches" ("");
        v2 fn "is_touched" ("");
        v2 do "set_touch_mode" ("value, /");
        v2 do "touch_calibrate" ("");
        v2 fn "was_touched" ("");
    },
};
