package demo;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Owners {

    private final OwnerRepository owners;

    Owners(OwnerRepository owners) {
        this.owners = owners;
    }

    @GetMapping("/")
    List<Owner> all() {
        return owners.findByNameOrderById("George");
    }

    @PostMapping("/owners")
    Owner save(@Valid @RequestBody Owner owner) {
        return owners.save(owner);
    }
}
