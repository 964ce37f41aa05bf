//! The way over: the library's plain values to what is sent, and back.
use std::path::PathBuf;

/// A value of one side that becomes one of the other.
pub trait Crosses<To> {
    /// The same value on the other side.
    fn cross(self) -> To;
}

impl<From: Crosses<To>, To> Crosses<Vec<To>> for Vec<From> {
    fn cross(self) -> Vec<To> {
        self.into_iter().map(Crosses::cross).collect()
    }
}

impl<From: Crosses<To>, To> Crosses<Option<To>> for Option<From> {
    fn cross(self) -> Option<To> {
        self.map(Crosses::cross)
    }
}

/// Paths cross as the text that the system shows of them.
impl Crosses<String> for PathBuf {
    fn cross(self) -> String {
        self.to_string_lossy().into_owned()
    }
}

impl Crosses<PathBuf> for String {
    fn cross(self) -> PathBuf {
        self.into()
    }
}

macro_rules! the_same {
    ($($type:ty),*) => {$(
        impl Crosses<$type> for $type {
            fn cross(self) -> $type {
                self
            }
        }
    )*};
}

the_same!((), bool, f64, u32, String);

/// Declares types that the library has under the same names with the same fields, and both ways between the two. A field
/// that only one side has does not compile, so the two cannot drift apart.
macro_rules! mirrors {
    () => {};
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* } $($rest:tt)*) => {
        $(#[$meta])*
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }
        impl $crate::wire::Crosses<$name> for broadsheet_library::$name {
            fn cross(self) -> $name {
                let broadsheet_library::$name { $($field),* } = self;
                $name { $($field: $crate::wire::Crosses::cross($field)),* }
            }
        }
        impl $crate::wire::Crosses<broadsheet_library::$name> for $name {
            fn cross(self) -> broadsheet_library::$name {
                let $name { $($field),* } = self;
                broadsheet_library::$name { $($field: $crate::wire::Crosses::cross($field)),* }
            }
        }
        mirrors! { $($rest)* }
    };
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident,)* } $($rest:tt)*) => {
        $(#[$meta])*
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
        }
        impl $crate::wire::Crosses<$name> for broadsheet_library::$name {
            fn cross(self) -> $name {
                match self { $(broadsheet_library::$name::$variant => $name::$variant,)* }
            }
        }
        impl $crate::wire::Crosses<broadsheet_library::$name> for $name {
            fn cross(self) -> broadsheet_library::$name {
                match self { $($name::$variant => broadsheet_library::$name::$variant,)* }
            }
        }
        mirrors! { $($rest)* }
    };
}
pub(crate) use mirrors;
