package demo;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class Owners {

    private final OwnerRepository owners;

    Owners(OwnerRepository owners) {
        this.owners = owners;
    }

    @GetMapping("/")
    String all(Model model) {
        model.addAttribute("owners", owners.findAll());
        return "owners";
    }
}
