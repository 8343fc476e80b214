//! Which system this is, and the line that installs a package there.

use std::fs;

/// A system whose package manager we know, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// Debian and what is made from it.
    Debian,
    /// Ubuntu, where Chromium has other package names.
    Ubuntu,
    /// Fedora and its relatives.
    Fedora,
    /// Arch Linux and its relatives.
    Arch,
    /// macOS with Homebrew.
    MacOs,
    /// Anything else.
    Other,
}

/// What cargo and npm cannot install.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Node.js with npm.
    Node,
    /// Chromium with its driver, and a font to show text with.
    Chromium,
    /// Firefox.
    Firefox,
    /// nginx, with its module for Brotli where there is a package of it.
    Nginx,
    /// Python with its module `venv`.
    Python,
}

impl Platform {
    /// The system this runs on.
    pub fn current() -> Self {
        if cfg!(target_os = "macos") {
            return Self::MacOs;
        }
        fs::read_to_string("/etc/os-release").map_or(Self::Other, |text| Self::from_os_release(&text))
    }

    /// The system that a file in the format of `/etc/os-release` describes, by `ID` and then `ID_LIKE`.
    pub fn from_os_release(text: &str) -> Self {
        let value = |key: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
            line.unwrap_or_default().trim_matches(['"', '\''])
        };
        let names = value("ID").split(' ').chain(value("ID_LIKE").split(' '));
        names
            .map(|name| match name {
                "ubuntu" => Self::Ubuntu,
                "debian" => Self::Debian,
                "fedora" | "rhel" | "centos" => Self::Fedora,
                "arch" => Self::Arch,
                _ => Self::Other,
            })
            .find(|platform| *platform != Self::Other)
            .unwrap_or(Self::Other)
    }
}

impl Need {
    /// The packages of the system's own repository; empty where we know of none.
    pub fn packages(self, platform: Platform) -> &'static [&'static str] {
        match (self, platform) {
            (Self::Node, Platform::Debian | Platform::Ubuntu | Platform::Arch) => &["nodejs", "npm"],
            (Self::Node, Platform::Fedora) => &["nodejs-npm"],
            (Self::Node, Platform::MacOs) => &["node"],
            (Self::Chromium, Platform::Debian) => {
                &["chromium", "chromium-driver", "fonts-dejavu-core", "fonts-liberation"]
            }
            (Self::Chromium, Platform::Ubuntu) => &["chromium-browser", "chromium-chromedriver"],
            (Self::Chromium, Platform::Fedora) => &["chromium", "chromedriver"],
            (Self::Chromium, Platform::Arch) => &["chromium"],
            (Self::Chromium, Platform::MacOs) => &["google-chrome", "chromedriver"],
            (Self::Firefox, Platform::Debian) => &["firefox-esr"],
            (Self::Firefox, Platform::Ubuntu | Platform::Fedora | Platform::Arch | Platform::MacOs) => &["firefox"],
            (Self::Nginx, Platform::Debian | Platform::Ubuntu) => &["nginx-light", "libnginx-mod-http-brotli-static"],
            (Self::Nginx, Platform::Fedora | Platform::Arch | Platform::MacOs) => &["nginx"],
            (Self::Python, Platform::Debian | Platform::Ubuntu) => &["python3", "python3-venv"],
            (Self::Python, Platform::Fedora) => &["python3"],
            (Self::Python, Platform::Arch | Platform::MacOs) => &["python"],
            (Self::Node | Self::Chromium | Self::Firefox | Self::Nginx | Self::Python, Platform::Other) => &[],
        }
    }

    /// What to do by hand: a command where we know one, else a sentence.
    pub fn install_line(self, platform: Platform) -> String {
        let packages = self.packages(platform).join(" ");
        match platform {
            Platform::Debian | Platform::Ubuntu => format!("type `sudo apt-get install {packages}`"),
            Platform::Fedora => format!("type `sudo dnf install {packages}`"),
            Platform::Arch => format!("type `sudo pacman -S {packages}`"),
            Platform::MacOs if matches!(self, Self::Chromium | Self::Firefox) => {
                format!("type `brew install --cask {packages}`")
            }
            Platform::MacOs => format!("type `brew install {packages}`"),
            Platform::Other => match self {
                Self::Node => "install Node.js with npm and put both on `PATH`".to_owned(),
                Self::Firefox => "install Firefox and put it on `PATH`".to_owned(),
                Self::Nginx => "install nginx and put it on `PATH`".to_owned(),
                Self::Python => "install Python 3 with its module `venv` and put it on `PATH`".to_owned(),
                Self::Chromium => {
                    "install Chromium and the chromedriver of its version and put both on `PATH`".to_owned()
                }
            },
        }
    }

    /// The message for a program that is not there.
    pub fn missing(self, program: &str) -> String {
        format!("`{program}` not found; help: {}", self.install_line(Platform::current()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_known_by_its_name_or_by_what_it_is_like() {
        let named = |text: &str| Platform::from_os_release(text);
        assert_eq!(named("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"), Platform::Debian);
        assert_eq!(named("ID=ubuntu\nID_LIKE=debian\n"), Platform::Ubuntu);
        assert_eq!(named("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), Platform::Ubuntu);
        assert_eq!(named("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n"), Platform::Fedora);
        assert_eq!(named("ID=manjaro\nID_LIKE=arch\n"), Platform::Arch);
        assert_eq!(named("ID=nixos\n"), Platform::Other);
        assert_eq!(named(""), Platform::Other);
    }

    #[test]
    fn each_system_gets_the_line_that_works_there() {
        assert_eq!(Need::Node.install_line(Platform::Debian), "type `sudo apt-get install nodejs npm`");
        assert_eq!(Need::Chromium.install_line(Platform::Fedora), "type `sudo dnf install chromium chromedriver`");
        assert_eq!(Need::Chromium.install_line(Platform::Arch), "type `sudo pacman -S chromium`");
        assert_eq!(
            Need::Chromium.install_line(Platform::MacOs),
            "type `brew install --cask google-chrome chromedriver`"
        );
        assert!(Need::Node.install_line(Platform::Other).contains("`PATH`"));
    }
}
