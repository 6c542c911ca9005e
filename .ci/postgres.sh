# shellcheck shell=bash
# Sourced. A PostgreSQL of our own: in one folder, on a socket in that folder, gone with that folder.

postgres_bin() {
    local dir found=
    for dir in /usr/lib/postgresql/*/bin; do
        [[ -x $dir/initdb ]] && found=$dir
    done
    if [[ -z $found ]] && command -v initdb >/dev/null; then
        found=$(dirname "$(command -v initdb)")
    fi
    printf '%s' "$found"
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if ((EUID == 0)); then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# The folder is made under /tmp whatever TMPDIR says: a socket's path may have 107 bytes and no more.
postgres_folder() {
    local dir
    dir=$(mktemp -d /tmp/kemas-postgres.XXXXXX)
    ((EUID != 0)) || chown postgres "$dir"
    printf '%s' "$dir"
}

postgres_start() {
    local dir=$1 bin
    bin=$(postgres_bin)
    as_postgres "$bin/initdb" --pgdata="$dir/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync \
        >"$dir.log"
    cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$dir'
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
CONF
    as_postgres "$bin/pg_ctl" start --pgdata="$dir/data" --log="$dir/log" --wait --timeout=60 --silent ||
        { cat "$dir/log" >&2; return 1; }
}

postgres_stop() {
    local dir=$1 bin
    bin=$(postgres_bin)
    if [[ -e $dir/data/postmaster.pid ]]; then
        as_postgres "$bin/pg_ctl" stop --pgdata="$dir/data" --mode=immediate --wait --timeout=30 --silent || true
    fi
    rm -rf "$dir" "$dir.log"
}

# postgres_url FOLDER DATABASE
postgres_url() {
    printf 'postgres:///%s?host=%s&user=postgres' "$2" "$1"
}

postgres_database() {
    "$(postgres_bin)/createdb" --host="$1" --username=postgres "$2"
}
