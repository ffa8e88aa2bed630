<?php
// A server that holds its connections, which php -S does not.
$port = getenv('FC_CUSTOM_LISTEN_PORT') ?: '9000';
$server = stream_socket_server("tcp://0.0.0.0:$port", $code, $message);
if (!$server) {
    fwrite(STDERR, "cannot listen: $message\n");
    exit(1);
}
$sockets = [$server];
while (true) {
    $ready = $sockets;
    $none = null;
    stream_select($ready, $none, $none, null);
    foreach ($ready as $socket) {
        if ($socket === $server) {
            $sockets[] = stream_socket_accept($server);
            continue;
        }
        $request = fread($socket, 65536);
        if ($request === '' || $request === false) {
            unset($sockets[array_search($socket, $sockets, true)]);
            fclose($socket);
        } elseif (strpos($request, "\r\n\r\n") !== false) {
            fwrite($socket, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n");
        }
    }
}
