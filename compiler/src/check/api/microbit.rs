//! The modules `microbit` and `neopixel` with their objects.

use super::sound::{MICROPHONE, PIN_LOGO, SOUND, SOUND_EVENT, SPEAKER};
use super::{ApiModule, ApiType, members};

/// The modules of this file.
pub(super) const MODULES: &[ApiModule] = &[
    ApiModule {
        name: "microbit",
        v2: false,
        values: &[],
        members: members! {
            v1 class "Image" IMAGE;
            v1 object "accelerometer" ACCELEROMETER;
            v1 object "button_a" BUTTON;
            v1 object "button_b" BUTTON;
            v1 object "compass" COMPASS;
            v1 object "display" DISPLAY;
            v1 object "i2c" I2C;
            v1 object "spi" SPI;
            v1 object "uart" UART;
            v1 object "pin0" TOUCH_PIN;
            v1 object "pin1" TOUCH_PIN;
            v1 object "pin2" TOUCH_PIN;
            v1 object "pin3" ANALOG_PIN;
            v1 object "pin4" ANALOG_PIN;
            v1 object "pin5" DIGITAL_PIN;
            v1 object "pin6" DIGITAL_PIN;
            v1 object "pin7" DIGITAL_PIN;
            v1 object "pin8" DIGITAL_PIN;
            v1 object "pin9" DIGITAL_PIN;
            v1 object "pin10" ANALOG_PIN;
            v1 object "pin11" DIGITAL_PIN;
            v1 object "pin12" DIGITAL_PIN;
            v1 object "pin13" DIGITAL_PIN;
            v1 object "pin14" DIGITAL_PIN;
            v1 object "pin15" DIGITAL_PIN;
            v1 object "pin16" DIGITAL_PIN;
            v1 object "pin19" DIGITAL_PIN;
            v1 object "pin20" DIGITAL_PIN;
            v1 object "audio" super::sound::AUDIO;
            v1 do "panic" ("n=999, /");
            v1 do "reset" ("");
            v1 fn "running_time" ("");
            v1 fn "scale" ("value, from_, to");
            v1 do "sleep" ("n, /");
            v1 fn "temperature" ("");
            v2 class "Sound" SOUND;
            v2 class "SoundEvent" SOUND_EVENT;
            v2 object "microphone" MICROPHONE;
            v2 object "pin_logo" PIN_LOGO;
            v2 object "pin_speaker" DIGITAL_PIN;
            v2 object "speaker" SPEAKER;
            v2 fn "run_every" ("callback=None, *, days=0, h=0, min=0, s=0, ms=0");
            v2 do "set_volume" ("v, /");
            v2 do "ws2812_write" ("pin, buf, /");
        },
    },
    ApiModule { name: "neopixel", v2: false, values: &[], members: members! { v1 class "NeoPixel" NEOPIXEL; } },
];

static DISPLAY: ApiType = ApiType {
    name: "display",
    make: None,
    values: &[],
    v2_values: &[],
    members: members! {
        v1 do "clear" ("");
        v1 fn "get_pixel" ("x, y, /");
        v1 fn "is_on" ("");
        v1 do "off" ("");
        v1 do "on" ("");
        v1 fn "read_light_level" ("");
        v1 do "scroll" ("text, delay=150, *, wait=True, monospace=False, loop=False");
        v1 do "set_pixel" ("x, y, value, /");
        v1 do "show" ("image, delay=400, *, clear=False, wait=True, loop=False");
        v2 do "rotate" ("angle, /");
    },
};

static IMAGE: ApiType = ApiType {
    name: "Image",
    make: Some("width_or_text=None, height=None, buffer=None, /"),
    values: &[
        "ALL_ARROWS",
        "ALL_CLOCKS",
        "ANGRY",
        "ARROW_E",
        "ARROW_N",
        "ARROW_NE",
        "ARROW_NW",
        "ARROW_S",
        "ARROW_SE",
        "ARROW_SW",
        "ARROW_W",
        "ASLEEP",
        "BUTTERFLY",
        "CHESSBOARD",
        "CLOCK1",
        "CLOCK10",
        "CLOCK11",
        "CLOCK12",
        "CLOCK2",
        "CLOCK3",
        "CLOCK4",
        "CLOCK5",
        "CLOCK6",
        "CLOCK7",
        "CLOCK8",
        "CLOCK9",
        "CONFUSED",
        "COW",
        "DIAMOND",
        "DIAMOND_SMALL",
        "DUCK",
        "FABULOUS",
        "GHOST",
        "GIRAFFE",
        "HAPPY",
        "HEART",
        "HEART_SMALL",
        "HOUSE",
        "MEH",
        "MUSIC_CROTCHET",
        "MUSIC_QUAVER",
        "MUSIC_QUAVERS",
        "NO",
        "PACMAN",
        "PITCHFORK",
        "RABBIT",
        "ROLLERSKATE",
        "SAD",
        "SCISSORS",
        "SILLY",
        "SKULL",
        "SMILE",
        "SNAKE",
        "SQUARE",
        "SQUARE_SMALL",
        "STICKFIGURE",
        "SURPRISED",
        "SWORD",
        "TARGET",
        "TORTOISE",
        "TRIANGLE",
        "TRIANGLE_LEFT",
        "TSHIRT",
        "UMBRELLA",
        "XMAS",
        "YES",
    ],
    v2_values: &[],
    members: members! {
        v1 do "blit" ("src, x, y, w, h, xdest=0, ydest=0, /");
        v1 new "copy" ("") IMAGE;
        v1 new "crop" ("x, y, w, h, /") IMAGE;
        v1 do "fill" ("value, /");
        v1 fn "get_pixel" ("x, y, /");
        v1 fn "height" ("");
        v1 new "invert" ("") IMAGE;
        v1 do "set_pixel" ("x, y, value, /");
        v1 new "shift_down" ("n, /") IMAGE;
        v1 new "shift_left" ("n, /") IMAGE;
        v1 new "shift_right" ("n, /") IMAGE;
        v1 new "shift_up" ("n, /") IMAGE;
        v1 fn "width" ("");
    },
};

static BUTTON: ApiType = ApiType {
    name: "a button",
    make: None,
    values: &[],
    v2_values: &[],
    members: members! {
        v1 fn "get_presses" ("");
        v1 fn "is_pressed" ("");
        v1 fn "was_pressed" ("");
    },
};

static ACCELEROMETER: ApiType = ApiType {
    name: "accelerometer",
    make: None,
    values: &[],
    v2_values: &[],
    members: members! {
        v1 fn "current_gesture" ("");
        v1 fn "get_gestures" ("");
        v1 fn "get_strength" ("");
        v1 fn "get_values" ("");
        v1 fn "get_x" ("");
        v1 fn "get_y" ("");
        v1 fn "get_z" ("");
        v1 fn "is_gesture" ("name, /");
        v1 do "set_range" ("g, /");
        v1 fn "was_gesture" ("name, /");
    },
};

static COMPASS: ApiType = ApiType {
    name: "compass",
    make: None,
    values: &[],
    v2_values: &[],
    members: members! {
        v1 do "calibrate" ("");
        v1 do "clear_calibration" ("");
        v1 fn "get_field_strength" ("");
        v1 fn "get_x" ("");
        v1 fn "get_y" ("");
        v1 fn "get_z" ("");
        v1 fn "heading" ("");
        v1 fn "is_calibrated" ("");
    },
};

static I2C: ApiType = ApiType {
    name: "i2c",
    make: None,
    values: &[],
    v2_values: &[],
    members: members! {
        v1 do "init" ("freq=100000, sda=None, scl=None");
        v1 fn "read" ("addr, n, repeat=False");
        v1 fn "scan" ("");
        v1 do "write" ("addr, buf, repeat=False");
    },
};

static SPI: ApiType = ApiType {
    name: "spi",
    make: None,
    values: &[],
    v2_values: &[],
    members: members! {
        v1 do "init" ("baudrate=1000000, bits=8, mode=0, *, sclk=None, mosi=None, miso=None");
        v1 fn "read" ("n, out=0, /");
        v1 do "write" ("buf, /");
        v1 do "write_readinto" ("out, in_, /");
    },
};

static UART: ApiType = ApiType {
    name: "uart",
    make: None,
    values: &["EVEN", "ODD"],
    v2_values: &[],
    members: members! {
        v1 fn "any" ("");
        v1 do "init" ("baudrate=9600, bits=8, parity=None, stop=1, *, pins=None, tx=None, rx=None");
        v1 fn "read" ("n=None, /");
        v1 fn "readinto" ("buf, n=None, /");
        v1 fn "readline" ("");
        v1 fn "write" ("buf, /");
    },
};

static DIGITAL_PIN: ApiType = ApiType {
    name: "a digital pin",
    make: None,
    values: &["NO_PULL", "PULL_DOWN", "PULL_UP"],
    v2_values: &[],
    members: members! {
        v1 fn "get_analog_period_microseconds" ("");
        v1 fn "get_mode" ("");
        v1 fn "get_pull" ("");
        v1 fn "read_digital" ("");
        v1 do "set_analog_period" ("period, /");
        v1 do "set_analog_period_microseconds" ("period, /");
        v1 do "set_pull" ("value, /");
        v1 do "write_analog" ("value, /");
        v1 do "write_digital" ("value, /");
    },
};

static ANALOG_PIN: ApiType = ApiType {
    name: "an analog pin",
    make: None,
    values: &["NO_PULL", "PULL_DOWN", "PULL_UP"],
    v2_values: &[],
    members: members! {
        v1 fn "get_analog_period_microseconds" ("");
        v1 fn "get_mode" ("");
        v1 fn "get_pull" ("");
        v1 fn "read_analog" ("");
        v1 fn "read_digital" ("");
        v1 do "set_analog_period" ("period, /");
        v1 do "set_analog_period_microseconds" ("period, /");
        v1 do "set_pull" ("value, /");
        v1 do "write_analog" ("value, /");
        v1 do "write_digital" ("value, /");
    },
};

static TOUCH_PIN: ApiType = ApiType {
    name: "a touch pin",
    make: None,
    values: &["NO_PULL", "PULL_DOWN", "PULL_UP"],
    v2_values: &["CAPACITIVE", "RESISTIVE"],
    members: members! {
        v1 fn "get_analog_period_microseconds" ("");
        v1 fn "get_mode" ("");
        v1 fn "get_pull" ("");
        v1 fn "get_touches" ("");
        v1 fn "is_touched" ("");
        v1 fn "read_analog" ("");
        v1 fn "read_digital" ("");
        v1 do "set_analog_period" ("period, /");
        v1 do "set_analog_period_microseconds" ("period, /");
        v1 do "set_pull" ("value, /");
        v1 fn "was_touched" ("");
        v1 do "write_analog" ("value, /");
        v1 do "write_digital" ("value, /");
        v2 do "set_touch_mode" ("value, /");
        v2 do "touch_calibrate" ("");
    },
};

static NEOPIXEL: ApiType = ApiType {
    name: "NeoPixel",
    make: Some("pin, n, bpp=3"),
    values: &[],
    v2_values: &["ORDER", "pin", "n", "bpp", "buf"],
    members: members! {
        v1 do "clear" ("");
        v1 do "show" ("");
        v2 do "fill" ("colour, /");
        v2 do "write" ("");
    },
};
