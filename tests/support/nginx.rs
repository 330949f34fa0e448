//! A real nginx, run with the site's own settings as a process of its own.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use yantu::site::{NGINX_FILE, nginx_conf};

/// How long it may take to listen.
const START_LIMIT: Duration = Duration::from_secs(60);

/// A running nginx; it ends when dropped, and with this process.
pub struct Nginx {
    /// Where it listens.
    pub port: u16,
    /// The path of the site, with a slash at both ends.
    pub base: String,
    supervisor: Child,
    lifeline: Option<ChildStdin>,
    _folder: TempDir,
}

impl Nginx {
    /// Serves a built site with the `nginx.conf` that lies in it, at the root of a host.
    #[track_caller]
    pub fn serve(site: &Path) -> Self {
        let conf = fs::read_to_string(site.join(NGINX_FILE)).expect("its settings");
        Self::start(site, "/", &conf)
    }

    /// Serves a built site under a sub-path, with the settings that are printed for it.
    #[track_caller]
    pub fn serve_below(site: &Path, base: &str) -> Self {
        Self::start(site, base, &nginx_conf(base))
    }

    #[track_caller]
    fn start(site: &Path, base: &str, conf: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let prefix = folder.path();
        let site = site.canonicalize().expect("a site");
        let root = match base.trim_matches('/') {
            "" => site,
            inner => {
                let root = prefix.join("root");
                let link = root.join(inner);
                fs::create_dir_all(link.parent().expect("a folder")).expect("a folder");
                std::os::unix::fs::symlink(&site, link).expect("a link");
                root
            }
        };
        // A port that was free a moment ago.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = free.local_addr().expect("a port").port();
        drop(free);
        let settled = conf
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
            .replace("/var/www/yantu", &root.display().to_string());
        assert_ne!(settled, conf, "the settings have another form");
        fs::write(prefix.join("site.conf"), settled).expect("written");
        // What surrounds them in Debian's own settings, as far as it matters.
        fs::write(
            prefix.join("nginx.conf"),
            "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log error.log;\n\
             events {}\nhttp {\n\
             include /etc/nginx/mime.types;\ndefault_type application/octet-stream;\n\
             sendfile on;\ntcp_nopush on;\naccess_log off;\ngzip on;\n\
             client_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path fastcgi;\n\
             uwsgi_temp_path uwsgi;\nscgi_temp_path scgi;\n\
             include site.conf;\n}\n",
        )
        .expect("written");
        let mut supervisor = Command::new("sh")
            .args([
                "-c",
                "PATH=$PATH:/usr/sbin; nginx -p \"$1\" -c nginx.conf -e error.log & cat > /dev/null; kill $!; wait",
                "supervisor",
            ])
            .arg(prefix)
            .stdin(Stdio::piped())
            .spawn()
            .expect("a shell");
        let lifeline = supervisor.stdin.take();
        let deadline = Instant::now() + START_LIMIT;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(
                Instant::now() < deadline,
                "nginx does not start (`make setup` installs it): {}",
                fs::read_to_string(prefix.join("error.log")).unwrap_or_default()
            );
            thread::sleep(Duration::from_millis(20));
        }
        Self {
            port,
            base: base.to_owned(),
            supervisor,
            lifeline,
            _folder: folder,
        }
    }

    /// The address of the site's front page.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.base)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        let _ = self.supervisor.wait();
    }
}
