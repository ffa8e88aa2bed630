package demo;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PetRepository extends JpaRepository<Pet, Long> {

    List<Pet> findByNameOrderById(String name);
}
