# The machine, as JSON, for all results. Sourced by compare and by steps.
# shellcheck shell=bash

machine() {
    local key
    {
        echo "date=$(date -u +%Y-%m-%dT%H:%M:%SZ)"
        echo "cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)"
        echo "cores=$(nproc)"
        echo "memoryMiB=$(awk '/^MemTotal/ { printf "%d", $2 / 1024 }' /proc/meminfo)"
        echo "kernel=$(uname -s) $(uname -r | cut -d- -f1)"
        echo "system=$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release)"
        echo "jdk=$(java -version 2>&1 | sed -n 's/^\(OpenJDK\|Java\).*Runtime Environment *//p' | tr -d '()' | head -n 1)"
        echo "load=$(cut -d' ' -f1-3 /proc/loadavg)"
    } | json_object
}

# Lines KEY=VALUE become an object of texts; numbers stay numbers.
json_object() {
    awk -F= '{
        value = substr($0, length($1) + 2)
        gsub(/\\/, "\\\\", value); gsub(/"/, "\\\"", value)
        if (value !~ /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/) value = "\"" value "\""
        printf "%s\"%s\":%s", NR == 1 ? "{" : ",", $1, value
    } END { print NR ? "}" : "{}" }'
}
