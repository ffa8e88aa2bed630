#!/bin/sh
# Written by fc-maven-plugin: starts the application with its archive of loaded classes where nothing has changed
# since it was made; else without it, which is slower and never wrong.
case $0 in */*) cd "${0%/*}" || exit 1 ;; esac
here=$PWD
java=@JAVA@
time=@TIME@
jars() {
    "$@" @JARS@
}
jars='@EXPECTED@'
jvm='@JVM@'
archive='@ARCHIVE@'
own='@OWN@'

sizes() {
    stat -L -c %s "${java%/bin/java}/lib/modules" "${java%/bin/java}/lib/server/libjvm.so" 2>/dev/null
}

check() {
    @CHECK@
}

# The application's own jar may be built again with other code of the same size; a library has its version in its name.
same() {
    [ "$(sizes)" = "$jvm" ] && [ "$(check 2>/dev/null)" = "$archive" ] &&
        [ -z "$own" -o "$(md5sum @JAR@ 2>/dev/null)" = "$own" ]
}

archived() {
    exec "$java" @USE@ @COMMAND@ "$@"
}

# In a folder that is read-only: the jars once more with the right time, everything else where it was.
copy() {
    work=$(mktemp -d "${TMPDIR:-/tmp}/fc-XXXXXX") || return 1
    fill 2>/dev/null && return 0
    cd "$here" && rm -rf "$work"
    return 1
}

fill() {
    ln -s "$here"/* "$work" || return 1
    for folder in @FOLDERS@; do
        rm "$work/$folder" && mkdir "$work/$folder" && ln -s "$here/$folder"/* "$work/$folder" || return 1
    done
    jars cp --parents --remove-destination -t "$work" && cd "$work" && jars touch -c -d "@$time"
}

if same; then
    if [ "$(jars stat -c '%Y %s %n' 2>/dev/null)" = "$jars" ]; then
        archived "$@"
    elif [ "$(jars stat -c "$time %s %n" 2>/dev/null)" = "$jars" ]; then
        # The same jars; whatever unpacked them gave them other times, which the JVM would not take.
        if jars touch -c -d "@$time" 2>/dev/null || copy; then
            archived "$@"
        fi
    fi
fi
exec "$java" @COMMAND@ "$@"
