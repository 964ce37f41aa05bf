//! Which numbers are machines of the whole internet. Rust's own `is_global` is not stable; this is its table, from the
//! IANA special-purpose registries (RFC 6890 and its updates).
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Who can be reached at a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Anybody.
    Public,
    /// A machine of a private network, or this one; says what it is.
    Private(&'static str),
    /// Nobody; says what the number is for.
    Nowhere(&'static str),
}

use Reach::{Nowhere, Private};

const THIS_COMPUTER: Reach = Private("this computer");
const PRIVATE: Reach = Private("a machine in a private network");
const LINK: Reach = Private("a machine on the same cable or in the same cloud");
const PROVIDER: Reach = Private("a machine in the network of a provider");
const EXAMPLE: Reach = Nowhere("an address for examples in manuals");
const MANY: Reach = Nowhere("an address of many machines at once");
const RESERVED: Reach = Nowhere("a reserved address");
const OLD_TUNNEL: Reach = Nowhere("an address of an outdated tunnel");

/// First number, length of the prefix, what it is. The first line that fits decides.
const V4: &[(Ipv4Addr, u32, Reach)] = &[
    (Ipv4Addr::new(0, 0, 0, 0), 8, THIS_COMPUTER), // RFC 791: "this network"; 0.0.0.0 reaches this computer
    (Ipv4Addr::new(10, 0, 0, 0), 8, PRIVATE),      // RFC 1918
    (Ipv4Addr::new(100, 64, 0, 0), 10, PROVIDER),  // RFC 6598: carrier-grade NAT
    (Ipv4Addr::new(127, 0, 0, 0), 8, THIS_COMPUTER), // RFC 1122
    (Ipv4Addr::new(169, 254, 0, 0), 16, LINK),     // RFC 3927; clouds serve their keys at 169.254.169.254
    (Ipv4Addr::new(172, 16, 0, 0), 12, PRIVATE),   // RFC 1918
    (Ipv4Addr::new(192, 0, 0, 9), 32, Reach::Public), // RFC 7723: port control
    (Ipv4Addr::new(192, 0, 0, 10), 32, Reach::Public), // RFC 8155: TURN
    (Ipv4Addr::new(192, 0, 0, 0), 24, RESERVED),   // RFC 6890: protocol assignments
    (Ipv4Addr::new(192, 0, 2, 0), 24, EXAMPLE),    // RFC 5737
    (Ipv4Addr::new(192, 88, 99, 0), 24, OLD_TUNNEL), // RFC 7526: 6to4 relays
    (Ipv4Addr::new(192, 168, 0, 0), 16, PRIVATE),  // RFC 1918
    (Ipv4Addr::new(198, 18, 0, 0), 15, PRIVATE),   // RFC 2544: measuring inside a network
    (Ipv4Addr::new(198, 51, 100, 0), 24, EXAMPLE), // RFC 5737
    (Ipv4Addr::new(203, 0, 113, 0), 24, EXAMPLE),  // RFC 5737
    (Ipv4Addr::new(224, 0, 0, 0), 4, MANY),        // RFC 5771: multicast
    (Ipv4Addr::new(255, 255, 255, 255), 32, MANY), // RFC 919: broadcast
    (Ipv4Addr::new(240, 0, 0, 0), 4, RESERVED),    // RFC 1112
];

const V6: &[(Ipv6Addr, u32, Reach)] = &[
    (Ipv6Addr::UNSPECIFIED, 128, THIS_COMPUTER), // RFC 4291; reaches this computer
    (Ipv6Addr::LOCALHOST, 128, THIS_COMPUTER),   // RFC 4291
    (Ipv6Addr::UNSPECIFIED, 96, RESERVED),       // RFC 4291: IPv4-compatible, given up
    (Ipv6Addr::new(0, 0, 0, 0, 0xffff, 0, 0, 0), 96, RESERVED), // RFC 2765: IPv4-translated, given up
    (Ipv6Addr::new(0x64, 0xff9b, 1, 0, 0, 0, 0, 0), 48, PRIVATE), // RFC 8215: NAT64 of a private network
    (Ipv6Addr::new(0x100, 0, 0, 0, 0, 0, 0, 0), 64, RESERVED), // RFC 6666: discarded
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 32, OLD_TUNNEL), // RFC 4380: Teredo
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32, EXAMPLE), // RFC 3849
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23, RESERVED), // RFC 2928: protocol assignments
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16, OLD_TUNNEL), // RFC 7526: 6to4
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20, EXAMPLE), // RFC 9637
    (Ipv6Addr::new(0x5f00, 0, 0, 0, 0, 0, 0, 0), 16, PRIVATE), // RFC 9602: segment routing
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7, PRIVATE), // RFC 4193: unique local
    (Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0), 10, LINK), // RFC 4291: link-local
    (Ipv6Addr::new(0xfec0, 0, 0, 0, 0, 0, 0, 0), 10, PRIVATE), // RFC 3879: site-local, given up
    (Ipv6Addr::new(0xff00, 0, 0, 0, 0, 0, 0, 0), 8, MANY), // RFC 4291: multicast
    (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3, Reach::Public), // RFC 4291: all that is given out so far
];

/// Who can be reached at a number. An IPv4 number that is written inside an IPv6 one (RFC 4291 "mapped", RFC 6052 NAT64,
/// by which networks without IPv4 reach the rest) counts as that IPv4 number.
pub fn reach(number: IpAddr) -> Reach {
    match number {
        IpAddr::V4(number) => v4(number),
        IpAddr::V6(number) => match inside(number) {
            Some(number) => v4(number),
            None => v6(number),
        },
    }
}

fn inside(number: Ipv6Addr) -> Option<Ipv4Addr> {
    let nat64 = matches!(number.segments(), [0x64, 0xff9b, 0, 0, 0, 0, ..]);
    number.to_ipv4_mapped().or_else(|| nat64.then(|| Ipv4Addr::from(number.to_bits() as u32)))
}

fn v4(number: Ipv4Addr) -> Reach {
    let within = |first: &Ipv4Addr, length: u32| {
        let host = 32 - length;
        number.to_bits().checked_shr(host) == first.to_bits().checked_shr(host)
    };
    V4.iter().find(|(first, length, _)| within(first, *length)).map_or(Reach::Public, |(_, _, reach)| *reach)
}

fn v6(number: Ipv6Addr) -> Reach {
    let within = |first: &Ipv6Addr, length: u32| {
        let host = 128 - length;
        number.to_bits().checked_shr(host) == first.to_bits().checked_shr(host)
    };
    // What is not given out yet is nobody's.
    V6.iter().find(|(first, length, _)| within(first, *length)).map_or(RESERVED, |(_, _, reach)| *reach)
}
