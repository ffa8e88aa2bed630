package demo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/")
public class Offers {

    public record Offer(String item, int cents) {}

    @GET
    public List<Offer> all() {
        return List.of(new Offer("tea", 103));
    }
}
