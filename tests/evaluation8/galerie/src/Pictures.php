<?php

declare(strict_types=1);

namespace Galerie;

use PDO;

final class Pictures
{
    public function __construct(private PDO $db)
    {
    }

    public function open(): array
    {
        return $this->db->query("SELECT * FROM pictures WHERE state = 'pending'")->fetchAll(PDO::FETCH_ASSOC);
    }

    public function byTask(string $task): ?array
    {
        $query = $this->db->prepare('SELECT * FROM pictures WHERE task = ?');
        $query->execute([$task]);
        return $query->fetch(PDO::FETCH_ASSOC) ?: null;
    }

    public function done(int $id, string $url): void
    {
        $this->db->prepare("UPDATE pictures SET state = 'completed', url = ? WHERE id = ?")->execute([$url, $id]);
    }

    public function failed(int $id, string $reason): void
    {
        $this->db->prepare("UPDATE pictures SET state = 'failed', reason = ? WHERE id = ?")->execute([$reason, $id]);
    }
}
