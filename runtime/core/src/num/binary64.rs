//! Doubles as bits: the items of `array('d')`. There is no arithmetic on them.

/// Bits of a double's fraction beyond those of a single.
const MORE: u32 = 29;
/// Difference of the exponents' biases.
const BIAS: u32 = 1023 - 127;

/// The bits of the double that equals a single.
pub fn widen(bits: u32) -> u64 {
    let (sign, exponent, fraction) = (u64::from(bits >> 31) << 63, bits >> 23 & 0xFF, bits & 0x7F_FFFF);
    let (exponent, fraction) = match (exponent, fraction) {
        (0, 0) => (0, 0),
        (0, _) => {
            // Below the normal singles: the first one becomes the hidden bit.
            let shift = fraction.leading_zeros() - 8;
            (BIAS + 1 - shift, fraction << shift & 0x7F_FFFF)
        }
        (0xFF, _) => (0x7FF, fraction),
        _ => (exponent + BIAS, fraction),
    };
    sign | u64::from(exponent) << 52 | u64::from(fraction) << MORE
}

/// The bits of the single nearest to a double, ties to even.
pub fn narrow(bits: u64) -> u32 {
    let (sign, exponent) = ((bits >> 32) as u32 & 0x8000_0000, (bits >> 52) as u32 & 0x7FF);
    let magnitude = bits & (u64::MAX >> 1);
    if exponent == 0x7FF {
        // A NaN stays one, whatever its fraction loses.
        let quiet = if magnitude << 12 == 0 { 0 } else { 0x40_0000 };
        return sign | 0x7F80_0000 | (magnitude >> MORE) as u32 & 0x7F_FFFF | quiet;
    }
    if exponent >= BIAS + 0xFF {
        return sign | 0x7F80_0000;
    }
    let (number, dropped) = if exponent > BIAS {
        (magnitude - (u64::from(BIAS) << 52), MORE)
    } else if exponent + 24 > BIAS {
        (magnitude & ((1 << 52) - 1) | 1 << 52, MORE + 1 + BIAS - exponent)
    } else {
        return sign;
    };
    // A carry goes on into the exponent, up to infinity.
    let half = (1 << (dropped - 1)) - 1 + (number >> dropped & 1);
    sign | ((number + half) >> dropped) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_are_those_of_the_processor() {
        let mut seed = 1u64;
        for round in 0..200_000u32 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let single = f32::from_bits((seed >> 32) as u32 >> (round % 9));
            if !single.is_nan() {
                assert_eq!(widen(single.to_bits()), f64::from(single).to_bits(), "{single:e}");
            }
            // Around the singles' range, where rounding and overflow matter.
            let near = seed & !(0x7FF << 52) | u64::from(BIAS - 30 + round % 300) << 52;
            for bits in [seed, near, near & !0xFFF_FFFF, near & !0x1FFF_FFFF] {
                let double = f64::from_bits(bits);
                if !double.is_nan() {
                    assert_eq!(narrow(bits), (double as f32).to_bits(), "{double:e}");
                }
            }
        }
        assert_eq!(narrow(f64::NAN.to_bits()) & 0x7FFF_FFFF, f32::NAN.to_bits());
        assert!(f32::from_bits(narrow(0x7FF0_0000_0000_0001)).is_nan());
    }
}
