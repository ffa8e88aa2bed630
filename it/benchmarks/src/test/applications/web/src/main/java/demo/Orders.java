package demo;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Orders {

    private final Prices prices;

    Orders(Prices prices) {
        this.prices = prices;
    }

    record Order(@NotBlank String item, @Min(1) int pieces) {}

    record Offer(Order order, int cents) {}

    @GetMapping("/")
    List<Offer> all() {
        return List.of(offer(new Order("tea", 2)));
    }

    @PostMapping("/orders")
    Offer offer(@Valid @RequestBody Order order) {
        return new Offer(order, prices.of(order.item()) * order.pieces());
    }
}
