# pages.pl DISK OFFSET BEFORE AFTER <EXTENTS: writes what differs between two versions of a file of equal size into the disk that
# holds it. An extent is a line FIRST-BLOCK LAST-BLOCK DISK-BLOCK, in blocks of 4096 bytes from OFFSET; exits with 1 if a
# page that differs lies in none.
use strict;
use warnings;

my ($disk, $offset, $before, $after) = @ARGV;
my @extents = map { [split] } <STDIN>;
open my $to, '+<:raw', $disk or die "$disk: $!";
open my $old, '<:raw', $before or die "$before: $!";
open my $new, '<:raw', $after or die "$after: $!";
my ($page, $left, $was, $is) = (0, 0);
while (read $new, $is, 4096) {
    read $old, $was, 4096;
    if ($is ne $was) {
        my ($extent) = grep { $_->[0] <= $page && $page <= $_->[1] } @extents or exit 1;
        seek $to, $offset + 4096 * ($extent->[2] + $page - $extent->[0]), 0;
        print $to $is or die "$disk: $!";
    }
    $page++;
}
close $to or die "$disk: $!";
