# Counts chunks. Sourced by make-disk.
# shellcheck shell=bash disable=SC2154 # mib comes from make-disk

statistics() {
    local disk against=()
    echo "| disk of $mib MiB | chunk KiB | chunks | zero | data | data MiB | differ from A at the same place | MiB |"
    echo '|---|--:|--:|--:|--:|--:|--:|--:|'
    for disk in a b c; do
        [ -e "$disk.img" ] || continue
        against=()
        [ "$disk" = a ] || [ ! -e a.img ] || against=(a.img)
        count_disk "$disk" "${against[@]}"
    done
}

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
