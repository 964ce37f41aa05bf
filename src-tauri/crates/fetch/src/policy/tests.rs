//! The policy as tables.
use super::*;
use std::net::IpAddr;

#[test]
fn only_numbers_of_the_whole_internet_are_public() {
    const PUBLIC: &str = "";
    for (number, what) in [
        ("8.8.8.8", PUBLIC),
        ("100.63.255.255", PUBLIC),
        ("100.64.0.0", "provider"),
        ("100.127.255.255", "provider"),
        ("100.128.0.0", PUBLIC),
        ("0.0.0.0", "this computer"),
        ("0.1.2.3", "this computer"),
        ("9.255.255.255", PUBLIC),
        ("10.0.0.1", "private"),
        ("11.0.0.0", PUBLIC),
        ("127.0.0.1", "this computer"),
        ("127.255.255.254", "this computer"),
        ("169.253.255.255", PUBLIC),
        ("169.254.169.254", "cloud"),
        ("172.15.255.255", PUBLIC),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("172.32.0.0", PUBLIC),
        ("192.0.0.8", "reserved"),
        ("192.0.0.9", PUBLIC),
        ("192.0.0.11", "reserved"),
        ("192.0.2.1", "examples"),
        ("192.88.99.1", "tunnel"),
        ("192.167.255.255", PUBLIC),
        ("192.168.1.1", "private"),
        ("192.169.0.0", PUBLIC),
        ("198.17.255.255", PUBLIC),
        ("198.18.0.1", "private"),
        ("198.19.255.255", "private"),
        ("198.51.100.7", "examples"),
        ("203.0.113.255", "examples"),
        ("223.255.255.255", PUBLIC),
        ("224.0.0.1", "many"),
        ("239.255.255.255", "many"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "many"),
        ("2606:4700::1111", PUBLIC),
        ("2a00:1450:4001::200e", PUBLIC),
        ("::", "this computer"),
        ("::1", "this computer"),
        ("::2", "reserved"),
        ("::127.0.0.1", "reserved"),
        ("::ffff:127.0.0.1", "this computer"),
        ("::ffff:10.1.2.3", "private"),
        ("::ffff:8.8.8.8", PUBLIC),
        ("::ffff:0:127.0.0.1", "reserved"),
        ("64:ff9b::7f00:1", "this computer"),
        ("64:ff9b::a9fe:a9fe", "cloud"),
        ("64:ff9b::808:808", PUBLIC),
        ("64:ff9b:1::808:808", "private"),
        ("64:ff9b:0:1::808:808", "reserved"),
        ("100::1", "reserved"),
        ("2001::1", "tunnel"),
        ("2001:0:53aa::1", "tunnel"),
        ("2001:1::1", "reserved"),
        ("2001:200::1", PUBLIC),
        ("2001:db8::1", "examples"),
        ("2001:db9::1", PUBLIC),
        ("2002:7f00:1::", "tunnel"),
        ("2002:808:808::1", "tunnel"),
        ("3fff:0::1", "examples"),
        ("3fff:1000::1", PUBLIC),
        ("4000::1", "reserved"),
        ("5f00::1", "private"),
        ("fc00::1", "private"),
        ("fdff::1", "private"),
        ("fe80::1", "cloud"),
        ("febf::1", "cloud"),
        ("fec0::1", "private"),
        ("ff02::1", "many"),
    ] {
        let found = match reach(number.parse::<IpAddr>().unwrap()) {
            Reach::Public => PUBLIC,
            Reach::Private(what) | Reach::Nowhere(what) => what,
        };
        assert!(found.contains(what) && found.is_empty() == what.is_empty(), "{number}: {found}");
    }
}

/// The first word of what stands in the way of an address; "" when it may be asked.
fn check_address(address: &str, typed: bool) -> &'static str {
    let url = match parse(address) {
        Ok(url) => url,
        Err(_) => return "bad",
    };
    let host = url.host().filter(|_| typed).map(|host| host.to_owned());
    match check(&url, host.as_ref()) {
        Ok(()) => "",
        Err(FetchError::Scheme(_)) => "scheme",
        Err(FetchError::Credentials) => "credentials",
        Err(FetchError::Port(_)) => "port",
        Err(FetchError::Private { .. }) => "private",
        Err(FetchError::Nowhere { .. }) => "nowhere",
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn an_address_is_judged_by_its_text() {
    for (address, typed, untyped) in [
        ("https://harbor-times.example/ferry", "", ""),
        ("http://harbor-times.example:80/", "", ""),
        ("https://harbor-times.example:443/", "", ""),
        ("http://harbor-times.example:443/", "", ""),
        ("https://harbor-times.example:8443/", "", "port"),
        ("http://harbor-times.example:25/", "port", "port"),
        ("http://harbor-times.example:6667/", "port", "port"),
        ("ftp://harbor-times.example/ferry", "scheme", "scheme"),
        ("file:///etc/hosts", "scheme", "scheme"),
        ("javascript:alert(1)", "scheme", "scheme"),
        ("data:text/html,<p>x", "scheme", "scheme"),
        ("https://ida:secret@harbor-times.example/", "credentials", "credentials"),
        ("https://ida@harbor-times.example/", "credentials", "credentials"),
        ("http://127.0.0.1/", "", "private"),
        ("http://127.1/", "", "private"),
        ("http://2130706433/", "", "private"),
        ("http://0x7f.0.0.1/", "", "private"),
        ("http://0177.0.0.1/", "", "private"),
        ("http://[::1]/", "", "private"),
        ("http://[::ffff:127.0.0.1]/", "", "private"),
        ("http://169.254.169.254/latest/meta-data/", "", "private"),
        ("http://localhost/", "", "private"),
        ("http://LOCALHOST./", "", "private"),
        ("http://news.localhost/", "", "private"),
        ("http://archive.corp/", "", "private"),
        ("http://printer.local/", "", "private"),
        ("http://router/", "", "private"),
        ("http://nas.home.arpa/", "", "private"),
        ("http://notlocal.example/", "", ""),
        ("http://thelocal.example/", "", ""),
        ("http://192.0.2.7/", "nowhere", "nowhere"),
        ("http://224.0.0.1/", "nowhere", "nowhere"),
        ("http://[2002:7f00:1::]/", "nowhere", "nowhere"),
        ("https://", "bad", "bad"),
        ("harbor-times.example/ferry", "bad", "bad"),
        ("https://exa mple.org/", "bad", "bad"),
        ("", "bad", "bad"),
    ] {
        assert_eq!(check_address(address, true), typed, "{address}, typed");
        assert_eq!(check_address(address, false), untyped, "{address}, not typed");
    }
}

#[test]
fn a_redirect_is_judged_like_an_address_and_never_opens_what_was_protected() {
    let typed = Host::Ipv4(std::net::Ipv4Addr::new(10, 0, 0, 7));
    for (from, location, expected) in [
        ("https://a.example/x/y", "z?q=1#end", "https://a.example/x/z?q=1"),
        ("https://a.example/x", "//b.example/z", "https://b.example/z"),
        ("http://a.example/x", " https://a.example/x ", "https://a.example/x"),
        ("https://a.example/x", "http://a.example/x", "open one"),
        ("https://a.example/x", "http://10.0.0.7/x", "open one"),
        ("http://10.0.0.7:8080/x", "http://10.0.0.7:8081/y", "http://10.0.0.7:8081/y"),
        ("http://10.0.0.7/x", "http://10.0.0.8/y", "10.0.0.8"),
        ("http://a.example/x", "http://10.0.0.8/y", "10.0.0.8"),
        ("http://a.example/x", "http://b.example:8080/y", "Port 8080"),
        ("http://a.example/x", "http://ida:x@b.example/y", "user name"),
        ("http://a.example/x", "file:///etc/hosts", "not file:"),
        ("http://a.example/x", "https://exa mple.org/", "no web address"),
    ] {
        let found = match redirect(&Url::parse(from).unwrap(), location, Some(&typed)) {
            Ok(url) => url.to_string(),
            Err(why) => why.to_string(),
        };
        assert!(
            found == expected || !expected.contains("://") && found.contains(expected),
            "{from}, {location}: {found}"
        );
    }
}
