package demo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.TimeUnit;

@Path("/")
public class Greeting {

    @GET
    public String now() {
        return "ok";
    }

    @GET
    @Path("slow")
    public String tomorrow() throws InterruptedException {
        TimeUnit.HOURS.sleep(25);
        return "ok";
    }
}
