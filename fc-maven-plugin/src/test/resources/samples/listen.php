<?php
// A server that keeps its connections, in plain PHP.
function listen($port)
{
    $server = stream_socket_server("tcp://0.0.0.0:$port");
    $open = [];
    while (true) {
        $read = array_merge([$server], $open);
        $write = $except = null;
        stream_select($read, $write, $except, null);
        foreach ($read as $one) {
            if ($one === $server) {
                $open[] = stream_socket_accept($server);
                continue;
            }
            $asked = fread($one, 65536);
            if ($asked === '' || $asked === false) {
                fclose($one);
                $open = array_filter($open, fn ($other) => $other !== $one);
            } else {
                fwrite($one, str_repeat("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", substr_count($asked, "\r\n\r\n")));
            }
        }
    }
}
