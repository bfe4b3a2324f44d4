#!/bin/sh
# Installs the packages of packages.txt into the system it runs in: the build container of the Dockerfile, or the root
# file system of `netshoot-run image build`. Both ways of building run this one file.
# usage: sh install.sh PACKAGES_FILE
set -eu
list=$1
export DEBIAN_FRONTEND=noninteractive LC_ALL=C

# The image is for machines that debug: no manuals, no translations, but every licence.
cat >/etc/dpkg/dpkg.cfg.d/netshoot-run <<'END'
path-exclude /usr/share/man/*
path-exclude /usr/share/info/*
path-exclude /usr/share/locale/*
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
END

# Nothing that a package brings may be started while the image is built.
if [ ! -e /usr/sbin/policy-rc.d ]; then
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
fi

[ -n "$(ls /var/lib/apt/lists/*_Packages* 2>/dev/null)" ] || apt-get -qq update

wanted=
while IFS= read -r line || [ -n "$line" ]; do
  for package in ${line%%#*}; do
    if apt-cache show --no-all-versions "$package" >/dev/null 2>&1; then
      wanted="$wanted $package"
    else
      echo "netshoot-run: skipped $package: this suite does not have it"
    fi
  done
done <"$list"

# shellcheck disable=SC2086 # a list of words
apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends $wanted

# A session runs as root with the capabilities that its plan needs, no more. A program that carries capabilities of its
# own cannot even be started where NET_RAW was dropped (execve: EPERM), while plain ping works there without any, on an
# ICMP datagram socket. And nothing here needs a set-user-ID bit.
getcap -r /usr 2>/dev/null | while read -r file _; do setcap -r "$file"; done
find / -xdev -type f -perm /6000 -exec chmod a-s {} +

# What the base brought before the exclusions above were in place.
rm -rf /usr/share/man/* /usr/share/info/* /usr/share/locale/*
find /usr/share/doc -type f ! -name copyright -delete
apt-get clean
rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/*-old /var/lib/dpkg/*-old /var/log/apt /var/log/*.log
