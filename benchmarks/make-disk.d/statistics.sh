# Counts chunks, and checks that the disks have the shape that the bars were measured on. Sourced by make-disk.
# shellcheck shell=bash disable=SC2154 # mib comes from make-disk

statistics() {
    local disk against=() streams=()
    echo "| disk of $mib MiB | chunk KiB | chunks | zero | data | data MiB | differ from A at the same place | MiB |"
    echo '|---|--:|--:|--:|--:|--:|--:|--:|'
    for disk in a b c; do
        [ -e "$disk.img" ] || continue
        against=()
        [ "$disk" = a ] || [ ! -e a.img ] || against=(a.img)
        count_disk "$disk" "${against[@]}" | tee -a "$scratch/counts"
        streams+=("${disk^^}: $(stream_mib "$disk.img" | tee "$scratch/stream-$disk") MiB")
    done
    echo
    printf 'As one stream of zstd -3: %s.\n' "$(printf '%s, ' "${streams[@]}" | sed 's/, $//')"
}

stream_mib() { zstd -q -3 -T0 -c "$1" | wc -c | awk '{ printf "%.0f\n", $1 / 1048576 }'; }

# count_disk NAME [A.img]
count_disk() {
    perl -e '
        my ($name, $against) = @ARGV;
        open my $x, "<:raw", "$name.img" or die; my $y; if ($against) { open $y, "<:raw", $against or die }
        my @sizes = map { $_ << 10 } 64, 256, 1024, 4096;
        my (%all, %zero, %differ, $p, $q);
        while (read $x, $p, 4 << 20) {
            read $y, $q, 4 << 20 if $y;
            for my $size (@sizes) {
                my $zeros = "\0" x $size;
                for (my $at = 0; $at < length $p; $at += $size) {
                    my $chunk = substr $p, $at, $size;
                    $all{$size}++;
                    $zero{$size}++ if $chunk eq substr $zeros, 0, length $chunk;
                    $differ{$size}++ if $y && $chunk ne substr $q, $at, $size;
                }
            }
        }
        for my $size (@sizes) {
            my ($a, $z, $d) = map { $_->{$size} // 0 } \%all, \%zero, \%differ;
            my $mib = sub { sprintf "%.0f", $_[0] * $size / 1048576 };
            printf "| %s | %d | %d | %d | %d | %s | %s | %s |\n", uc $name, $size >> 10, $a, $z, $a - $z, $mib->($a - $z),
                $y ? ($d, $mib->($d)) : ("", "");
        }' "$@"
}

# Whether the disks are as rich as those of the bars; prints each figure beside what it should be. For 8192 MiB only.
check_shape() {
    local out=0
    [ "$mib" -eq 8192 ] && [ -z "$small" ] || return 0
    echo
    echo '| shape, in chunks of 1 MiB | is | from | to | |'
    echo '|---|--:|--:|--:|---|'
    shape 'A: chunks with content' "$(counted A 6)" 5100 5400 || out=1
    shape 'A: MiB as one stream of zstd -3' "$(cat "$scratch/stream-a" 2>/dev/null)" 1750 1950 || out=1
    shape 'B: chunks that differ from A' "$(counted B 8)" 850 950 || out=1
    shape 'C: chunks that differ from A' "$(counted C 8)" 4000 6500 || out=1
    return $out
}

# counted DISK COLUMN: of the chunks of 1 MiB
counted() {
    awk -F ' *[|] *' -v disk="$1" -v column="$2" '$2 == disk && $3 == 1024 { print $column }' "$scratch/counts"
}

# shape WHAT IS FROM TO: a disk that was not made is passed over
shape() {
    [ -n "$2" ] || return 0
    if [ "$2" -ge "$3" ] && [ "$2" -le "$4" ]; then
        echo "| $1 | $2 | $3 | $4 | as it should be |"
    else
        echo "| $1 | $2 | $3 | $4 | **another shape** |"
        return 1
    fi
}
