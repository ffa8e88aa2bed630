package demo;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface VetRepository extends JpaRepository<Vet, Long> {

    List<Vet> findByNameOrderById(String name);
}
