package demo

import com.sun.net.httpserver.{HttpExchange, HttpServer}
import java.net.InetSocketAddress
import java.util.concurrent.Executors

object Main:
  def main(args: Array[String]): Unit =
    val hello = List("hel", "lo\n").mkString.getBytes
    val server = HttpServer.create(InetSocketAddress(9000), 0)
    server.createContext("/", (exchange: HttpExchange) =>
      exchange.getRequestBody.readAllBytes()
      exchange.sendResponseHeaders(200, hello.length)
      exchange.getResponseBody.write(hello)
      exchange.close())
    server.setExecutor(Executors.newCachedThreadPool())
    server.start()
