package demo;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.Micronaut;

@Controller("/")
public class Main {

    public static void main(String[] args) {
        Micronaut.run(Main.class, args);
    }

    @Get("/")
    String greet() {
        return "Hello";
    }
}
