package demo;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SpecialtyRepository extends JpaRepository<Specialty, Long> {

    List<Specialty> findByNameOrderById(String name);
}
