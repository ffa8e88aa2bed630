/* A server without a runtime: a thread a connection, each held until the peer ends it. */
#include <arpa/inet.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef ADDRESS
#define ADDRESS "0.0.0.0"
#endif

static const char ANSWER[] = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n";

static void *serve(void *argument) {
    int connection = (int) (intptr_t) argument;
    char request[65536];
    for (;;) {
        size_t length = 0;
        request[0] = 0;
        while (!strstr(request, "\r\n\r\n")) {
            ssize_t got = read(connection, request + length, sizeof request - length - 1);
            if (got <= 0) {
                close(connection);
                return NULL;
            }
            length += got;
            request[length] = 0;
        }
        if (write(connection, ANSWER, sizeof ANSWER - 1) < 0) {
            close(connection);
            return NULL;
        }
    }
}

int main(void) {
    int one = 1;
    int server = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9000)};
    inet_pton(AF_INET, ADDRESS, &address.sin_addr);
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(server, (struct sockaddr *) &address, sizeof address) || listen(server, 128)) {
        perror("cannot listen");
        return 1;
    }
    for (;;) {
        pthread_t thread;
        int connection = accept(server, NULL, NULL);
        if (connection >= 0 && !pthread_create(&thread, NULL, serve, (void *) (intptr_t) connection)) {
            pthread_detach(thread);
        }
    }
}
