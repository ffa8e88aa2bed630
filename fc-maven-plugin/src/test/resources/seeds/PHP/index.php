<?php declare(strict_types=1);
namespace Acme; use function strlen; #[Attribute]
enum Suit: string { case A = 'a'; const B = self::A; }
$s = stream_socket_server("tcp://0.0.0.0:9000", $e) ?? exit(1);
echo <<<EOT
  a {$s['x']} ${b}
  EOT . mb_strlen('a'), match(true) { default => fn(int|string $x) => $x };
// one ?> <p> <?= $s?->y ?>
