-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
DROP TABLE IF EXISTS `users`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `users` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `email` varchar(255) COLLATE utf8mb4_unicode_ci NOT NULL,
  `password_hash` varchar(255) NOT NULL,
  `role` enum('customer','staff','admin') NOT NULL DEFAULT 'customer',
  `full_name` varchar(120) DEFAULT NULL COMMENT 'As on the invoice',
  `created_at` timestamp NULL DEFAULT CURRENT_TIMESTAMP,
  `updated_at` timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`),
  UNIQUE KEY `users_email_unique` (`email`)
) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

LOCK TABLES `users` WRITE;
INSERT INTO `users` VALUES (1,'a@b.c','x\'); DROP TABLE users; --','admin','A;B',NULL,NULL);
INSERT INTO `users` VALUES (2,'it''s','x','admin','A;B',NULL,NULL);
UNLOCK TABLES;

CREATE TABLE `products` (
  `product_id` int NOT NULL AUTO_INCREMENT,
  `sku` char(12) NOT NULL,
  `title` varchar(200) NOT NULL,
  `description` mediumtext,
  `price` decimal(10,2) NOT NULL DEFAULT '0.00',
  `stock` int unsigned NOT NULL DEFAULT '0',
  `weight` double DEFAULT NULL,
  `active` tinyint(1) NOT NULL DEFAULT '1',
  `attributes` json DEFAULT NULL,
  `limit` int DEFAULT NULL,
  `photo` longblob,
  `total` decimal(12,2) GENERATED ALWAYS AS (`price` * `stock`) STORED,
  PRIMARY KEY (`product_id`),
  UNIQUE KEY `sku` (`sku`),
  KEY `idx_title` (`title`(20)),
  FULLTEXT KEY `ft` (`title`,`description`),
  CONSTRAINT `price_positive` CHECK ((`price` > 0)),
  CONSTRAINT `stock_range` CHECK ((`stock` between 0 and 10000))
) ENGINE=InnoDB COMMENT='What is sold';

CREATE TABLE `order` (
  `id` int NOT NULL AUTO_INCREMENT,
  `user_id` bigint unsigned NOT NULL,
  `status` enum('pending','paid') DEFAULT 'pending',
  `placed_on` date NOT NULL,
  `deleted_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `user_id` (`user_id`),
  CONSTRAINT `order_ibfk_1` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE `order_items` (
  `order_id` int NOT NULL,
  `product_id` int NOT NULL,
  `quantity` int NOT NULL,
  PRIMARY KEY (`order_id`,`product_id`),
  CONSTRAINT `oi1` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `oi2` FOREIGN KEY (`product_id`) REFERENCES `products` (`product_id`)
) ENGINE=InnoDB;
DELIMITER ;;
CREATE TRIGGER `t` BEFORE INSERT ON `order` FOR EACH ROW BEGIN SET NEW.status = 'x'; END ;;
DELIMITER ;
/*!50001 CREATE VIEW `v` AS SELECT 1 */;
